import { expect, test } from 'vitest';
import { emailSchema } from '#shop/customers/email.ts';
import { attendeeInput } from '#shop/products/kinds/event/attendees/attendee.ts';

const form = attendeeInput({ prefix: 's0-', questions: [], asksEmail: true, requires: 'if named' });
const read = (email: string) => form.safeParse({ 's0-name': 'Ana', 's0-email': email });

test.each(['bela@@nowhere', 'bela', 'bela@', 'be la@example.com'])(
  'an attendee’s address %s says what is wrong with it, as every address does',
  (email) => {
    const wanted = emailSchema.safeParse(email).error?.issues[0]?.message;
    expect(wanted).toBeTruthy();
    expect(read(email).error?.issues).toMatchObject([{ path: ['s0-email'], message: wanted }]);
  },
);

test.each([
  ['', null],
  ['  ', null],
  [' bela@example.com ', 'bela@example.com'],
])('“%s” is read as %s', (email, known) => {
  expect(read(email).data?.email).toBe(known);
});
