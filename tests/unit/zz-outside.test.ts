import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { gather } from '#tests/messages/gather.ts';
import { NO_SENTENCES } from '#tests/messages/places.ts';
import { catalogues } from '../../src/messages/catalogues.ts';
test('x', () => {
  const keys = new Set(Object.keys(catalogues.de ?? {}));
  const o = gather(['src/pages/{checkout,orders,certificates,api}/**/*.{ts,astro}','src/components/order/**/*.astro','src/shop/{cart,checkout,pricing,inventory,orders,payments}/**/*.ts','src/web/*.ts'], keys).outside.filter(({text})=>!NO_SENTENCES.has(text));
  writeFileSync('/tmp/say2/outside.txt', o.map(({place,text})=>`${place}: ${text}`).join('\n'));
});
