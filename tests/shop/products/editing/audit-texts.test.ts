import { afterEach, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { editProduct } from '#shop/products/editing/edit-product.ts';
import { formTexts } from '#shop/products/editing/product-to-edit.ts';
import { changeProductStatus } from '#shop/products/editing/publish.ts';
import { editVariants } from '#shop/products/editing/variants/edit-variants.ts';
import { listVariantsToEdit } from '#shop/products/editing/variants/store.ts';
import { variantsInput, variantTexts } from '#shop/products/editing/variants/variant-input.ts';
import { curriculumInput, editCurriculum } from '#shop/products/kinds/course/curriculum/edit-curriculum.ts';
import { editLesson, lessonForm, lessonTexts } from '#shop/products/kinds/course/curriculum/edit-lesson.ts';
import { findLessonToEdit, listSections } from '#shop/products/kinds/course/curriculum/store.ts';
import { listAuditSubjects } from '#shop/reports/audit-titles-store.ts';
import { sellIn } from '#tests/support/selling-currency.ts';
import { aColleague, aDraft, formOf, product } from '#tests/support/staff.ts';
import { aWarehouse } from '#tests/support/stock.ts';
import { auditActionLabels } from '#web/admin/audit-labels.ts';
import { auditSubjectText } from '#web/admin/audit-subject.ts';
import { auditActionText, auditFieldText, auditDetailTexts as readDetails } from '#web/admin/audit-text.ts';

/** With plain blanks, where prices have some that do not break. */
const auditDetailTexts = (row: Parameters<typeof readDetails>[0]) =>
  readDetails(row).map((text) => text.replaceAll('\u00a0', ' '));

const ada = await aColleague('Ada');
const logOf = async (slug: string) => listAuditOf(db, `product:${(await product(slug)).id}`);
const lastOf = async (slug: string) => (await logOf(slug)).at(-1) ?? expect.fail('nothing in the log');

/** What is typed into each field of a course’s form. */
const TYPED: Readonly<Record<string, string>> = {
  title: 'Bends and hitches',
  slug: `bends-${Date.now()}`,
  description: 'A sentence that is long.',
  full_description: 'A description that is longer still.',
  image: '/pictures/knot.png',
  category: 'bread-and-pastry',
  tags: 'rope',
  tax_class: 'book',
  guarantee_days: '30',
  sku: `BENDS-${Date.now()}`,
  price: '19.00',
  cost: '4',
  currency: 'EUR',
  'course.instructor_name': 'Ida Holm',
  'course.instructor_bio': 'Ida ties ropes in Bergen.',
  'course.level': 'advanced',
  'course.language': 'de',
  'course.video_url': 'https://films.example/secret-link.mp4',
  'course.outcomes': 'Tie five knots',
  'course.requirements': 'A rope',
  'course.audience': 'Sailors',
};

afterEach(() => sellIn('USD'));

test('every field of a course is told by its name and, where it is kept, its values', async () => {
  const slug = await aDraft(ada);
  expect(Object.keys(TYPED).toSorted()).toEqual(Object.keys(formTexts(await product(slug))).toSorted());
  await sellIn('EUR');
  await editProduct(db, slug, await formOf(slug, TYPED), ada);
  const row = await lastOf(TYPED['slug'] ?? '');
  const texts = auditDetailTexts(row);
  expect(texts).toEqual(
    expect.arrayContaining([
      'Title: Knots that hold → Bends and hitches',
      'Price: 49.00 USD → 19.00 EUR',
      'Your cost: none → 4.00 EUR',
      'Currency: USD → EUR',
      'Category: none → Bread & pastry',
      'Tags: none → rope',
      'Tax class: none → Printed books',
      'Picture: none → /pictures/knot.png',
      'Level: Beginner → Advanced',
      'Language: English → German',
      'Description: changed',
      'Teacher: changed',
      'About the teacher: changed',
      'Film: changed',
    ]),
  );
  expect(texts).toHaveLength(Object.keys(TYPED).length);
  expect(texts.join()).not.toMatch(/[a-z]_[a-z]|course\./);
  expect(JSON.stringify(row.details)).not.toMatch(/Ida|Bergen|secret-link|longer/);
});

test('amounts are in the format of their currency', async () => {
  const slug = await aDraft(ada);
  await sellIn('JPY');
  await editProduct(db, slug, await formOf(slug, { price: '4900', currency: 'JPY' }), ada);
  expect(auditDetailTexts(await lastOf(slug))).toContain('Price: 49.00 USD → 4,900 JPY');
  await sellIn('KWD');
  await editProduct(db, slug, await formOf(slug, { price: '4.90', currency: 'KWD' }), ada);
  expect(auditDetailTexts(await lastOf(slug)).join()).toContain('Price: 4,900 JPY → 4.900 KWD');
});

test('every act on variants, sections and lessons says what was done to what', async () => {
  const slug = await aDraft(ada);
  const version = async () => String((await product(slug)).version);
  const variants = async (typed: Record<string, string>) =>
    editVariants(db, slug, variantsInput.parse({ version: await version(), ...typed }), ada);
  await variants({
    act: 'add',
    first_title: 'Morning',
    variant_title: 'Noon',
    sku: '',
    price: '20',
    cost: '',
  });
  expect(auditDetailTexts(await lastOf(slug))).toContain('“Noon”');
  const noon = (await listVariantsToEdit(db, (await product(slug)).id))[1] ?? expect.fail('no variant');
  await variants({ act: 'save', variant: noon.id, ...variantTexts(noon), price: '29.50' });
  expect(auditDetailTexts(await lastOf(slug))).toEqual(['“Noon”', 'Price of Noon: 20.00 USD → 29.50 USD']);
  await variants({ act: 'withdraw', variant: noon.id });
  const withdrawn = await lastOf(slug);
  expect([auditActionText(withdrawn.action), ...auditDetailTexts(withdrawn)]).toEqual([
    'Variant taken off sale',
    '“Noon”',
  ]);

  const change = async (typed: Record<string, string>) =>
    editCurriculum(db, slug, curriculumInput.parse({ version: await version(), ...typed }), ada);
  const sections = async () => listSections(db, (await product(slug)).id);
  await change({ act: 'add-section', title: 'Rope' });
  const section = (await sections())[0]?.id ?? '';
  await change({ act: 'rename-section', section, title: 'String' });
  const renamed = await lastOf(slug);
  expect([auditActionText(renamed.action), ...auditDetailTexts(renamed)]).toEqual([
    'Section renamed',
    'Title: Rope → String',
  ]);
  const lesson = (await change({ act: 'add-lesson', section, title: 'The bowline' })) ?? '';
  const found = await findLessonToEdit(db, (await product(slug)).id, lesson);
  await editLesson(
    db,
    slug,
    lesson,
    lessonForm.parse({ ...lessonTexts(found ?? expect.fail()), act: 'save', version: '1', ...LESSON }),
    ada,
  );
  const [edited] = await listAuditOf(db, `lesson:${found?.id}`);
  const subject = edited?.subject ?? '';
  const about = auditSubjectText(subject, (await listAuditSubjects(db, [subject])).get(subject));
  expect(about).toEqual({ text: 'A bowline', href: `/admin/products/${slug}/lessons/bowline` });
  expect(auditDetailTexts(edited ?? expect.fail())).toEqual([
    'Title: The bowline → A bowline',
    'Web address: the-bowline → bowline',
    'Minutes: 0 → 12',
    'Who may read it: Buyers → Everyone',
    'Film: changed',
    'Text: changed',
  ]);
  await change({ act: 'remove-lesson', lesson: found?.id ?? '' });
  expect(auditDetailTexts(await lastOf(slug))).toEqual(['“A bowline”']);
});

const LESSON = {
  title: 'A bowline',
  slug: 'bowline',
  minutes: '12',
  preview: 'yes',
  video_url: '/films/bowline.mp4',
  body: 'Over, under, through.',
};

test('a change of status is told by the names of both states', async () => {
  const slug = await aDraft(ada);
  await changeProductStatus(db, slug, { to: 'review', version: 1 }, ada);
  const row = await lastOf(slug);
  expect([auditActionText(row.action), ...auditDetailTexts(row)]).toEqual([
    'Sent to review',
    'Status: Draft → In review',
  ]);
});

test('entries from before the log kept values name the fields', () => {
  const details = { fields: ['price', 'course.instructor_name', 'max_quantity'], version: 3 };
  expect(auditDetailTexts({ details })).toEqual([
    'Price: changed',
    'Teacher: changed',
    'At most per order: changed',
  ]);
});

test.each([
  [
    {
      refund: crypto.randomUUID(),
      reason: 'duplicate',
      amount: 2950,
      currency: 'EUR',
      takes_back: false,
      line: null,
    },
    ['29.50 EUR', 'Reason: Bought twice by mistake', 'access kept'],
  ],
  [{ before: 'user', after: 'super_admin' }, ['Customer → Super admin']],
  [{ from: 'en', to: 'de' }, ['en → de']],
  [{ fields: ['email'], from: crypto.randomUUID(), to: crypto.randomUUID() }, ['Email: changed']],
  [{ email: 'order_paid', emails: [crypto.randomUUID()] }, ['Email: order paid']],
  [
    { changes: [{ field: 'starts_at', from: '2027-03-28', to: '2027-03-29T17:00:00.000Z' }] },
    ['Starts at: 28 March 2027 → 29 Mar 2027, 17:00'],
  ],
])('the details %j read as %j', (details, texts) => {
  expect(auditDetailTexts({ details })).toEqual(texts);
});

test('what is gone, and fields and acts of others, still read as words', () => {
  expect(auditSubjectText('lesson:1', undefined)).toEqual({ text: 'Lesson, no longer there', href: null });
  expect(auditSubjectText('setting:language', undefined)).toEqual({ text: 'Setting: Language', href: null });
  expect(auditFieldText('membership.seats_left')).toBe('Seats left');
  expect(auditActionText('order.email_corrected')).toBe('Order email corrected');
  expect(Object.values(auditActionLabels).join()).not.toMatch(/[._]/);
});

test('an uploaded file is told by its name, and leads to its page', async () => {
  const { id } = await db
    .selectFrom('files')
    .select('id')
    .where('name', '=', 'one-bell.wav')
    .executeTakeFirstOrThrow();
  const subject = `file:${id}`;
  const about = auditSubjectText(subject, (await listAuditSubjects(db, [subject])).get(subject));
  expect(about).toEqual({ text: 'one-bell.wav', href: `/admin/media/${id}` });
});

test('a warehouse is told by its name, with a link', async () => {
  const { id, code } = await aWarehouse();
  const subject = `warehouse:${id}`;
  const known = (await listAuditSubjects(db, [subject])).get(subject);
  expect(auditSubjectText(subject, known)).toEqual({ text: code, href: '/admin/stock/warehouses' });
});
