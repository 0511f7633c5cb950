import { expect, test } from 'vitest';
import { fileName } from '#shop/products/media/file-types.ts';
import { attachment } from '#web/http/content-disposition.ts';

/** What would begin another header, another value or another file, if a name could. */
const BREAKS = [
  '\r\n',
  '\n',
  '\r',
  '%0d%0a',
  '\u2028',
  '\u2029',
  '\u0085',
  '\0',
  '"',
  '";',
  '\\"',
  "'';",
  '\u560a\u560d',
  '\x0b',
  '\t',
];
const GOALS = [
  'Set-Cookie: a=1',
  'Content-Type: text/html',
  'Location: https://evil.example',
  '\r\n<script>alert(1)</script>',
  'filename="other.exe"',
];
const PLACES = [(hostile: string) => `${hostile}.pdf`, (hostile: string) => `book${hostile}`];

test('150 names that would inject a header give one line with one name (I9)', () => {
  const names = BREAKS.flatMap((mark) =>
    GOALS.flatMap((goal) => PLACES.map((place) => place(`${mark}${goal}`))),
  );
  expect(names).toHaveLength(150);
  for (const name of names)
    for (const header of [attachment(name), attachment(fileName(name, 'application/pdf'))]) {
      expect([name, header]).toEqual([name, expect.stringMatching(/^[\x20-\x7e]+$/)]);
      expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.%~!#$&+^`|-]*$/);
    }
});

test.each([
  '../../etc/passwd',
  '..\\..\\boot.ini',
  '/etc/shadow',
  'C:\\Windows\\win.ini',
  '\u202Egpj.exe',
  '....//....//x',
])('a name keeps no folder and no direction: %j (I7)', (name) => {
  const kept = fileName(name, 'application/pdf');
  expect(kept).toMatch(/^[^/\\\p{Cc}\p{Cf}]+\.pdf$/u);
  expect(kept).not.toMatch(/^\.\.?$/);
});
