import { afterAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { printedBy } from '#tests/support/command-line.ts';
import { aDate } from '#tests/support/seats.ts';
import { settingCommands } from '../../../../src/commands/settings.ts';

const speak = (language: string) => printedBy(settingCommands['set'], 'language', language);
afterAll(() => speak('en'));

test('names of tickets follow the language of the shop', async () => {
  const { variantId } = await aDate({ inHours: 24 * 40 });
  const title = async () => {
    const query = db.selectFrom('variants').select('title').where('id', '=', variantId);
    return (await query.executeTakeFirstOrThrow()).title;
  };
  expect(await title()).toMatch(/^\d{1,2} \p{L}+ \d{4}, \d\d:\d\d · One person$/u);
  await speak('de');
  expect(await title()).toMatch(/^\d\d\.\d\d\.\d{4}, \d\d:\d\d · One person$/);
  await speak('en');
  expect(await title()).toMatch(/^\d{1,2} \p{L}+ \d{4}/u);
});
