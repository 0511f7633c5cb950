import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { countCharacters, firstCharacters, tidyText, typedText } from '#lib/typed-text.ts';
import { signUpInput } from '#shop/accounts/account.ts';
import { contactInput } from '#shop/emails/contact-email.ts';
import { refundForm } from '#shop/orders/refunds/refund-plan.ts';
import { newProductForm, titleField } from '#shop/products/editing/edit-form.ts';
import { certificateInput } from '#shop/products/kinds/course/certificates/certificate.ts';
import { lessonForm } from '#shop/products/kinds/course/curriculum/edit-lesson.ts';
import { courseForm } from '#shop/products/kinds/course/edit-form.ts';
import { noteInput } from '#shop/products/kinds/course/learning/notes.ts';
import { replyInput, reviewInput } from '#shop/reviews/review.ts';
import { bodyLimit } from '#web/http/body-limits.ts';

const field = (schema: z.ZodType, values: Record<string, unknown>, name: string) => (text: string) =>
  schema.safeParse({ ...values, [name]: text });
const LESSON = {
  act: 'save',
  version: '1',
  title: 'x',
  slug: 'x',
  minutes: '1',
  preview: 'no',
  video_url: '',
  body: '',
};
const REFUND = {
  step: 'look',
  key: crypto.randomUUID(),
  left: '1',
  line: '',
  amount: '',
  reason: 'requested_by_customer',
  access: 'take',
  note: '',
};

/** Every field for long texts of people, with the most characters it takes and the address it is sent to. */
const FIELDS: [name: string, max: number, path: string, (text: string) => z.ZodSafeParseResult<unknown>][] = [
  ['the text of a lesson', 60_000, '/admin/products/x/lessons/y', field(lessonForm, LESSON, 'body')],
  ['the title of a lesson', 160, '/admin/products/x/lessons/y', field(lessonForm, LESSON, 'title')],
  ['a title', 160, '/admin/products/new', (text) => titleField.safeParse(text)],
  ['a review', 4_000, '/api/reviews/x', field(reviewInput, { rating: '5' }, 'body')],
  ['an answer to a review', 4_000, '/admin/reviews/1', (text) => replyInput.safeParse(text)],
  ['notes', 5_000, '/api/notes/x/y', field(noteInput, { seen: '0' }, 'body')],
  ['a question', 5_000, '/contact', field(contactInput, { email: 'a@b.cd' }, 'message')],
  [
    'a first name',
    120,
    '/sign-up',
    field(signUpInput, { email: 'a@b.cd', password: 'seven grey herons' }, 'first_name'),
  ],
  ['a note on a refund', 500, '/admin/orders/x/refund', field(refundForm, REFUND, 'note')],
  [
    'what is said of a teacher',
    2_000,
    '/admin/products/x',
    (text) => (courseForm.fields['instructor_bio'] as z.ZodType).safeParse(text),
  ],
];

/** A text of so many characters as a person counts them, in each way of writing. */
const WRITINGS: [string, (count: number) => string][] = [
  ['Latin', (count) => 'a'.repeat(count)],
  ['Chinese', (count) => '书'.repeat(count)],
  ['Chinese beyond the first plane', (count) => '𠮷'.repeat(count)],
  ['emoji', (count) => '🪢'.repeat(count)],
  [
    'Korean, taken apart as some phones send it',
    (count) =>
      '서예'
        .repeat(Math.ceil(count / 2))
        .slice(0, count)
        .normalize('NFD'),
  ],
  ['Vietnamese, taken apart', (count) => 'ệ'.repeat(count).normalize('NFD')],
];

describe('limits count characters as the person does', () => {
  test.each(FIELDS)('%s takes %i of every writing, and not one more', (_, max, path, parse) => {
    for (const [writing, text] of WRITINGS) {
      expect(parse(text(max)).success, writing).toBe(true);
      expect(parse(text(max + 1)).error?.issues[0]?.message, writing).toMatch(/\d characters/);
      const body = new URLSearchParams({ body: text(max + 1) }).toString();
      expect(body.length, `${writing} is read whole`).toBeLessThan(bodyLimit(path));
    }
  });

  test.each(FIELDS.filter(([, max]) => max >= 500))(
    '%s of %i with line breaks, each counted once',
    (_, max, __, parse) => {
      const breaks = max / 20;
      const text = (count: number) =>
        `${'a'.repeat(19)}\r\n`.repeat(breaks).slice(0, -2) + 'b'.repeat(count - max + 1);
      expect(parse(text(max)).success).toBe(true);
      expect(parse(text(max).replaceAll('\r\n', '\r')).success).toBe(true);
      expect(parse(text(max + 1)).success).toBe(false);
    },
  );

  test('emoji with joiners count their parts, as the database does', () => {
    const family = '👩‍👩‍👧';
    expect(countCharacters(family)).toBe(5);
    expect(typedText(5).safeParse(family).success).toBe(true);
    expect(typedText(4).safeParse(family).success).toBe(false);
  });

  test('what is stored is composed, with LF, and without blanks around it', () => {
    expect(tidyText(' e\u0301te\u0301\r\nau\rbord \n')).toBe('été\nau\nbord');
    expect(typedText(3).parse('e\u0301te\u0301')).toBe('été');
    expect(firstCharacters('🪢🪢🪢', 2)).toBe('🪢🪢');
    expect(firstCharacters('abc', 3)).toBe('abc');
  });

  test('short names too', () => {
    expect(certificateInput.safeParse({ holder: 'ệ'.repeat(120).normalize('NFD') }).success).toBe(true);
    expect(
      newProductForm.safeParse({
        kind: 'course',
        title: '𠮷'.repeat(160),
        slug: 'x',
        price: '1',
        currency: 'EUR',
      }).success,
    ).toBe(true);
    expect(
      newProductForm.safeParse({
        kind: 'course',
        title: '𠮷'.repeat(161),
        slug: 'x',
        price: '1',
        currency: 'EUR',
      }).success,
    ).toBe(false);
  });
});
