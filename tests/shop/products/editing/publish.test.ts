import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { previewProduct, showProduct } from '#shop/products/catalogue/show-product.ts';
import { editProduct } from '#shop/products/editing/edit-product.ts';
import { markUpdated } from '#shop/products/editing/mark-updated.ts';
import { listMissingFields } from '#shop/products/editing/missing-fields.ts';
import { changeProductStatus } from '#shop/products/editing/publish.ts';
import { type ProductStatus, productMoves, productStatuses } from '#shop/products/editing/status.ts';
import { lengthText } from '#shop/products/kinds/course/course.ts';
import {
  type CurriculumInput,
  editCurriculum,
} from '#shop/products/kinds/course/curriculum/edit-curriculum.ts';
import { editLesson, lessonForm, lessonTexts } from '#shop/products/kinds/course/curriculum/edit-lesson.ts';
import { findLessonToEdit, listSections } from '#shop/products/kinds/course/curriculum/store.ts';
import { openLesson } from '#shop/products/kinds/course/learning/open-lesson.ts';
import { listSampleRows } from '#shop/products/kinds/course/sample-store.ts';
import { aColleague, aDraft, formOf, product, WHOLE } from '#tests/support/staff.ts';
import { comingText } from '#web/coming-text.ts';

const ada = await aColleague('Ada');
const ben = await aColleague('Ben');
const { slug: shelf } = await db.selectFrom('categories').select('slug').limit(1).executeTakeFirstOrThrow();

type Change = CurriculumInput extends infer One
  ? One extends unknown
    ? Omit<One, 'version'>
    : never
  : never;

/** One change of a curriculum, made from the page as it stands. */
async function change(slug: string, input: Change, actor = ada): Promise<string | null> {
  const { version } = await product(slug);
  return editCurriculum(db, slug, { ...input, version } as CurriculumInput, actor);
}

const outline = async (slug: string) =>
  (await listSections(db, (await product(slug)).id)).map(({ title, lessons }) => [
    title,
    lessons.map((lesson) => lesson.title),
  ]);

async function sectionOf(slug: string, title: string) {
  const found = (await listSections(db, (await product(slug)).id)).find((one) => one.title === title);
  return found ?? expect.fail(`no section ${title}`);
}

async function lessonOf(slug: string, lessonSlug: string) {
  return (
    (await findLessonToEdit(db, (await product(slug)).id, lessonSlug)) ??
    expect.fail(`no lesson ${lessonSlug}`)
  );
}

async function write(
  slug: string,
  lessonSlug: string,
  typed: Record<string, string>,
  actor = ada,
): Promise<string> {
  const lesson = await lessonOf(slug, lessonSlug);
  const form = lessonForm.parse({
    act: 'save',
    ...lessonTexts(lesson),
    version: String(lesson.version),
    ...typed,
  });
  return editLesson(db, slug, lessonSlug, form, actor);
}

/** A draft with everything, lessons included. */
async function aWholeDraft(): Promise<string> {
  const slug = await aDraft(ada);
  await editProduct(db, slug, await formOf(slug, { ...WHOLE, category: shelf }), ada);
  await change(slug, { act: 'add-section', title: 'Ropes' });
  const lesson = await change(slug, {
    act: 'add-lesson',
    section: (await sectionOf(slug, 'Ropes')).id,
    title: 'The bowline',
  });
  await write(slug, lesson ?? '', {
    body: 'The rabbit comes out of its hole.',
    minutes: '12',
    preview: 'yes',
  });
  return slug;
}

async function move(slug: string, to: ProductStatus): Promise<void> {
  await changeProductStatus(db, slug, { to, version: (await product(slug)).version }, ada);
}

const ROUTES: Readonly<Record<ProductStatus, readonly ProductStatus[]>> = {
  draft: [],
  review: ['review'],
  published: ['review', 'published'],
  archived: ['review', 'published', 'archived'],
};

describe('the moves of a product', () => {
  test('publish a draft in one step, and again what was archived', async () => {
    const slug = await aWholeDraft();
    await move(slug, 'published');
    await move(slug, 'archived');
    await move(slug, 'published');
    expect(await showProduct(db, slug)).toMatchObject({ found: 'product' });
  });

  test('a preview shows what is not on sale, as shoppers would see it', async () => {
    const slug = await aWholeDraft();
    const draft = (await previewProduct(db, slug))?.product;
    await move(slug, 'published');
    const shown = await showProduct(db, slug);
    const onSale = shown.found === 'product' ? shown.product : null;
    expect(draft).toMatchObject({ title: onSale?.title, price: onSale?.price, details: onSale?.details });
    await move(slug, 'archived');
    expect(await previewProduct(db, slug)).toMatchObject({ product: { slug }, isPublished: false });
    expect(await previewProduct(db, 'no-such-product')).toBeNull();
  });

  test('reach every status', () => {
    const reached = new Set<ProductStatus>(['draft']);
    for (const from of reached) for (const to of productMoves[from]) reached.add(to);
    expect([...reached].toSorted()).toEqual([...productStatuses].toSorted());
  });

  test.each(
    productStatuses.flatMap((from) =>
      productStatuses.filter((to) => to !== from).map((to) => ({ from, to })),
    ),
  )('from $from to $to as the table says', async ({ from, to }) => {
    const slug = await aWholeDraft();
    for (const step of ROUTES[from]) await move(slug, step);
    const isLegal = productMoves[from].includes(to);
    if (isLegal) await move(slug, to);
    else await expect(move(slug, to)).rejects.toMatchObject({ code: 'illegal_move' });
    expect(await product(slug)).toMatchObject({ status: isLegal ? to : from });
  });

  test('decide what a shopper finds', async () => {
    const slug = await aWholeDraft();
    expect(await showProduct(db, slug)).toEqual({ found: 'nothing' });
    await move(slug, 'review');
    expect(await showProduct(db, slug)).toEqual({ found: 'nothing' });
    await move(slug, 'published');
    expect(await showProduct(db, slug)).toMatchObject({ found: 'product' });
    await move(slug, 'archived');
    expect(await showProduct(db, slug)).toEqual({ found: 'withdrawn', title: 'Knots that hold' });
    const { id, publishedAt } = await product(slug);
    await move(slug, 'review');
    await move(slug, 'published');
    expect((await product(slug)).publishedAt).toEqual(publishedAt);
    const actions = (await listAuditOf(db, `product:${id}`)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('product.')).slice(2)).toEqual([
      'product.sent_to_review',
      'product.published',
      'product.archived',
      'product.sent_to_review',
      'product.published',
    ]);
  });

  test('put nothing on sale that is not whole, and say everything that is missing', async () => {
    const slug = await aDraft(ada);
    await move(slug, 'review');
    await expect(move(slug, 'published')).rejects.toMatchObject({ code: 'incomplete', status: 422 });
    const fields = (await listMissingFields(db, await product(slug))).map(({ field }) => field);
    expect(fields).toEqual([
      'description',
      'full_description',
      'category',
      'course.instructor_name',
      'course.outcomes',
      'course.curriculum',
    ]);
    expect(await product(slug)).toMatchObject({ status: 'review' });
  });

  test('do not publish a lesson without words', async () => {
    const slug = await aWholeDraft();
    await change(slug, { act: 'add-lesson', section: (await sectionOf(slug, 'Ropes')).id, title: 'Empty' });
    await move(slug, 'review');
    await expect(move(slug, 'published')).rejects.toMatchObject({
      fields: { 'course.curriculum': expect.stringContaining('Empty') },
    });
  });

  test('do not publish what changed since it was read', async () => {
    const slug = await aWholeDraft();
    await move(slug, 'review');
    const { version } = await product(slug);
    await editProduct(db, slug, await formOf(slug, { price: '0' }), ben);
    await expect(changeProductStatus(db, slug, { to: 'published', version }, ada)).rejects.toMatchObject({
      code: 'edited_meanwhile',
    });
    expect(await product(slug)).toMatchObject({ status: 'review' });
  });
});

describe('a curriculum', () => {
  test('is built, renamed, put in order and taken apart', async () => {
    const slug = await aDraft(ada);
    await change(slug, { act: 'add-section', title: 'One' });
    await change(slug, { act: 'add-section', title: 'Two' });
    const [one, two] = [await sectionOf(slug, 'One'), await sectionOf(slug, 'Two')];
    for (const title of ['a', 'b']) await change(slug, { act: 'add-lesson', section: one.id, title });
    await change(slug, { act: 'add-lesson', section: two.id, title: 'c' });
    expect(await outline(slug)).toEqual([
      ['One', ['a', 'b']],
      ['Two', ['c']],
    ]);
    const id = async (lesson: string) => (await lessonOf(slug, lesson)).id;
    await change(slug, { act: 'lesson-down', lesson: await id('a') });
    expect(await outline(slug)).toEqual([
      ['One', ['b', 'a']],
      ['Two', ['c']],
    ]);
    await change(slug, { act: 'lesson-down', lesson: await id('a') });
    expect(await outline(slug)).toEqual([
      ['One', ['b']],
      ['Two', ['a', 'c']],
    ]);
    await change(slug, { act: 'lesson-up', lesson: await id('a') });
    expect(await outline(slug)).toEqual([
      ['One', ['b', 'a']],
      ['Two', ['c']],
    ]);
    await change(slug, { act: 'section-up', section: two.id });
    await change(slug, { act: 'rename-section', section: two.id, title: 'First' });
    expect(await outline(slug)).toEqual([
      ['First', ['c']],
      ['One', ['b', 'a']],
    ]);
    await change(slug, { act: 'remove-lesson', lesson: await id('c') });
    await change(slug, { act: 'remove-section', section: two.id });
    expect(await outline(slug)).toEqual([['One', ['b', 'a']]]);
    expect((await product(slug)).details).toMatchObject({ lessonCount: 2 });
  });

  test('two lessons of one title get addresses of their own', async () => {
    const slug = await aWholeDraft();
    const section = (await sectionOf(slug, 'Ropes')).id;
    const second = await change(slug, { act: 'add-lesson', section, title: 'The bowline' });
    expect(second).toBe('the-bowline-2');
  });

  test('a section with lessons is not removed', async () => {
    const slug = await aWholeDraft();
    const section = (await sectionOf(slug, 'Ropes')).id;
    await expect(change(slug, { act: 'remove-section', section })).rejects.toMatchObject({
      code: 'not_empty',
    });
  });

  test('of another course is out of reach', async () => {
    const [slug, other] = [await aWholeDraft(), await aWholeDraft()];
    const { id } = await lessonOf(other, 'the-bowline');
    await expect(change(slug, { act: 'remove-lesson', lesson: id })).rejects.toMatchObject({ code: 'gone' });
    expect(await outline(other)).toEqual([['Ropes', ['The bowline']]]);
  });

  test('that is on sale keeps its last lesson', async () => {
    const slug = await aWholeDraft();
    await move(slug, 'review');
    await move(slug, 'published');
    const { id } = await lessonOf(slug, 'the-bowline');
    await expect(change(slug, { act: 'remove-lesson', lesson: id })).rejects.toMatchObject({
      code: 'incomplete',
    });
    await expect(write(slug, 'the-bowline', { body: '' })).rejects.toMatchObject({
      fields: { body: expect.any(String) },
    });
  });

  test('changed by somebody else meanwhile is not changed blindly', async () => {
    const slug = await aWholeDraft();
    const { version } = await product(slug);
    await change(slug, { act: 'add-section', title: 'Theirs' }, ben);
    await expect(
      editCurriculum(db, slug, { act: 'add-section', title: 'Mine', version }, ada),
    ).rejects.toMatchObject({ status: 409 });
    expect(await outline(slug)).toEqual([
      ['Ropes', ['The bowline']],
      ['Theirs', []],
    ]);
  });
});

describe('a lesson', () => {
  test('counts its minutes into the course, and is written by two without loss', async () => {
    const slug = await aWholeDraft();
    expect((await product(slug)).details).toMatchObject({ durationMinutes: 12 });
    const before = await lessonOf(slug, 'the-bowline');
    const form = (typed: Record<string, string>) =>
      lessonForm.parse({ act: 'save', ...lessonTexts(before), version: String(before.version), ...typed });
    await editLesson(db, slug, 'the-bowline', form({ body: 'Theirs' }), ben);
    await expect(editLesson(db, slug, 'the-bowline', form({ body: 'Mine' }), ada)).rejects.toMatchObject({
      code: 'edited_meanwhile',
      fields: { body: expect.stringContaining('Ben') },
    });
    expect(await lessonOf(slug, 'the-bowline')).toMatchObject({ body: 'Theirs' });
  });

  test('has an address of its own within the course', async () => {
    const slug = await aWholeDraft();
    const section = (await sectionOf(slug, 'Ropes')).id;
    await change(slug, { act: 'add-lesson', section, title: 'The sheet bend' });
    await expect(write(slug, 'the-sheet-bend', { slug: 'the-bowline' })).rejects.toMatchObject({
      code: 'slug_taken',
    });
    expect(await write(slug, 'the-sheet-bend', { slug: 'sheet-bend' })).toBe('sheet-bend');
  });
});

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** A course in review whose second lesson is as typed. */
async function aDraftWithLesson(typed: Record<string, string>): Promise<string> {
  const slug = await aWholeDraft();
  const section = (await sectionOf(slug, 'Ropes')).id;
  const lesson = await change(slug, { act: 'add-lesson', section, title: 'The sheet bend' });
  await write(slug, lesson ?? '', typed);
  await move(slug, 'review');
  return slug;
}

describe('what shoppers would see is checked before publishing:', () => {
  test.each([
    ['a lesson of no minutes', { body: 'Text.', minutes: '0' }, /“The sheet bend” has 0 minutes/],
    ['a film of no minutes', { video_url: '/films/bend.mp4', minutes: '0' }, /has 0 minutes/],
    ['an empty lesson', { minutes: '5' }, /has neither text nor film/],
    [
      'a lesson whose day is over',
      { body: 'Text.', minutes: '5', comes_on: inDays(-1) },
      /a day that is over/,
    ],
    ['an empty lesson whose day is over', { comes_on: inDays(-30) }, /a day that is over/],
  ])('%s is refused', async (_what, typed, reason) => {
    const slug = await aDraftWithLesson(typed);
    await expect(move(slug, 'published')).rejects.toMatchObject({
      code: 'incomplete',
      fields: { 'course.curriculum': expect.stringMatching(reason) },
    });
  });

  test.each([
    ['an empty lesson of no minutes that comes tomorrow', { comes_on: inDays(1) }],
    ['a lesson that comes next year', { body: 'Text.', comes_on: inDays(365) }],
    ['a whole lesson whose day is today', { body: 'Text.', minutes: '5', comes_on: inDays(0) }],
  ])('%s is taken', async (_what, typed) => {
    const slug = await aDraftWithLesson(typed);
    await move(slug, 'published');
    expect(await product(slug)).toMatchObject({ status: 'published' });
  });

  test.each([
    ['none is free', { preview: 'no' }],
    ['the free one is still to come', { comes_on: inDays(9) }],
    ['the free one is empty', { body: '', comes_on: inDays(9) }],
  ])('a course without a lesson to read is refused: %s', async (_what, typed) => {
    const slug = await aWholeDraft();
    await write(slug, 'the-bowline', typed);
    await move(slug, 'review');
    await expect(move(slug, 'published')).rejects.toMatchObject({
      fields: { 'course.curriculum': expect.stringMatching(/at least one lesson free to read/) },
    });
  });

  test.each([
    ['minutes', { minutes: '0' }],
    ['preview', { preview: 'no' }],
    ['preview', { comes_on: inDays(3) }],
    ['comes_on', { comes_on: inDays(-3) }],
  ])('on sale, a lesson is not made worse at %s', async (field, typed) => {
    const slug = await aWholeDraft();
    await move(slug, 'review');
    await move(slug, 'published');
    await expect(write(slug, 'the-bowline', typed)).rejects.toMatchObject({
      code: 'incomplete',
      fields: { [field]: expect.any(String) },
    });
    expect(await write(slug, 'the-bowline', { title: 'A bowline' })).toBe('the-bowline');
  });

  test('on sale, the last free lesson is not removed', async () => {
    const slug = await aDraftWithLesson({ body: 'Text.', minutes: '5' });
    await move(slug, 'published');
    const { id } = await lessonOf(slug, 'the-bowline');
    await expect(change(slug, { act: 'remove-lesson', lesson: id })).rejects.toMatchObject({
      code: 'incomplete',
    });
  });
});

test('a lesson to come is closed to strangers until its day, free or not', async () => {
  const slug = await aDraftWithLesson({ body: 'Text.', minutes: '5', preview: 'yes', comes_on: inDays(2) });
  await move(slug, 'published');
  expect(await openLesson(db, slug, 'the-sheet-bend', null)).toBeNull();
  expect(await openLesson(db, slug, 'the-bowline', null)).not.toBeNull();
  expect((await listSampleRows(db, 1000)).filter((row) => row.slug === slug)).toHaveLength(1);
  await sql`update lessons set comes_on = current_date where comes_on is not null`.execute(db);
  expect(await openLesson(db, slug, 'the-sheet-bend', null)).not.toBeNull();
});

test('a lesson to come says its day', () => {
  expect(comingText({ comesOn: inDays(1) })).toMatch(/^Coming on \d+ \w+ \d{4}$/);
  expect(comingText({ comesOn: inDays(0) })).toBeUndefined();
  expect(comingText({ comesOn: null })).toBeUndefined();
  expect(lengthText({ durationMinutes: 0 })).toBeUndefined();
});

describe('“Updated” on the page', () => {
  test('moves when staff say so, and by no edit', async () => {
    const slug = await aWholeDraft();
    const day = async () => {
      const shown = await showProduct(db, slug);
      return shown.found === 'product' ? shown.product.contentChangedAt : expect.fail(shown.found);
    };
    await expect(markUpdated(db, slug, ada)).rejects.toMatchObject({ code: 'not_published' });
    await expect(markUpdated(db, 'no-such-product', ada)).rejects.toMatchObject({ code: 'unknown_product' });
    await move(slug, 'published');
    const published = await day();
    await editProduct(db, slug, await formOf(slug, { description: 'Another comma.' }), ada);
    expect(await day()).toEqual(published);
    await markUpdated(db, slug, ada);
    expect((await day()).getTime()).toBeGreaterThan(published.getTime());
    const { id } = await product(slug);
    const actions = (await listAuditOf(db, `product:${id}`)).map(({ action }) => action);
    expect(actions.at(-1)).toBe('product.marked_updated');
  });
});
