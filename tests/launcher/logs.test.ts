import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastLines, openLogFile } from '#launcher/logs/log-file.mjs';
import { createShopLog } from '#launcher/logs/shop-log.mjs';
import { scratchFolder } from '#launcher/services/services.mjs';

let dir: string;
let remove: () => void;
beforeEach(() => {
  ({ dir, remove } = scratchFolder());
});
afterEach(() => remove());

const entry = (level: number, more: object) =>
  `${JSON.stringify({ level, time: '2027-01-02T03:04:05.678Z', ...more })}\n`;

test('every line of the shop is in the file; warnings and errors are on the console too, in short', () => {
  const shown: string[] = [];
  const take = createShopLog(join(dir, 'shop.log'), (line) => shown.push(line));
  const lines = [
    entry(30, { method: 'GET', path: '/courses', status: 200, ms: 4, msg: 'request' }),
    entry(40, { msg: 'redis is away', err: { message: 'connect ECONNREFUSED\nmore', stack: 'at a' } }),
    entry(50, { msg: 'a page broke', err: { message: 'a page broke' } }),
    entry(40, { msg: 'redis is away', err: { message: 'connect ECONNREFUSED' } }),
    'Error: no such file\n    at main.ts\n',
    '17:03:11 [200] /courses 44ms\n17:03:12 [500] /cart 4ms\n',
  ];
  take(lines.slice(0, 2).join(''));
  take(lines.slice(2).join(''));
  expect(readFileSync(join(dir, 'shop.log'), 'utf8')).toBe(lines.join(''));
  expect(shown).toEqual([
    '03:04:05  WARNING  redis is away: connect ECONNREFUSED',
    '03:04:05  ERROR  a page broke',
    'Error: no such file',
    '    at main.ts',
    '17:03:12 [500] /cart 4ms',
  ]);
});

test('a log that has become large is moved aside', () => {
  const path = join(dir, 'logs', 'shop.log');
  openLogFile(path);
  writeFileSync(path, `${'x'.repeat(10_000_000)}\nlast\n`);
  openLogFile(path);
  expect(readFileSync(path, 'utf8')).toBe('');
  expect(lastLines(`${path}.1`, 1)).toBe('last');
});
