import { expect, test } from 'vitest';
import { attachment } from '#web/http/content-disposition.ts';

test.each([
  ['plain.pdf', `attachment; filename="plain.pdf"; filename*=UTF-8''plain.pdf`],
  ['Übung 1.pdf', `attachment; filename="Ubung 1.pdf"; filename*=UTF-8''%C3%9Cbung%201.pdf`],
  ['説明書.pdf', `attachment; filename="___.pdf"; filename*=UTF-8''%E8%AA%AC%E6%98%8E%E6%9B%B8.pdf`],
  ['كتاب.pdf', `attachment; filename="____.pdf"; filename*=UTF-8''%D9%83%D8%AA%D8%A7%D8%A8.pdf`],
  ["it's (1).pdf", `attachment; filename="it's (1).pdf"; filename*=UTF-8''it%27s%20%281%29.pdf`],
  ['a"b.pdf', `attachment; filename="a_b.pdf"; filename*=UTF-8''a%22b.pdf`],
  [
    'a\r\nSet-Cookie: x=1.pdf',
    `attachment; filename="aSet-Cookie: x=1.pdf"; filename*=UTF-8''aSet-Cookie%3A%20x%3D1.pdf`,
  ],
  ['../../etc/passwd', `attachment; filename="....etcpasswd"; filename*=UTF-8''....etcpasswd`],
  ['exe.\u202Efdp', `attachment; filename="exe.fdp"; filename*=UTF-8''exe.fdp`],
  ['100%25.pdf', `attachment; filename="100_25.pdf"; filename*=UTF-8''100%2525.pdf`],
  ['', `attachment; filename="download"; filename*=UTF-8''download`],
])('a file called %j is saved under that name (I9)', (name, header) => {
  expect(attachment(name)).toBe(header);
  expect(header).toMatch(/^[\x20-\x7e]+$/);
});
