import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { editProduct } from '#shop/products/editing/edit-product.ts';
import { showTeacher, showTeachers } from '#shop/products/kinds/course/teachers/teachers.ts';
import { aColleague, aDraft, formOf } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');
const edit = async (slug: string, typed: Record<string, string>) =>
  editProduct(db, slug, await formOf(slug, typed), ada);
const titles = async (slug: string) => (await showTeacher(db, slug))?.courses.map((course) => course.slug);
const rowOf = (name: string) =>
  db.selectFrom('teachers').selectAll().where('name', '=', name).executeTakeFirst();

test('everybody who teaches something on sale has a page with their courses, and nobody else', async () => {
  const all = await showTeachers(db);
  expect(all.length).toBeGreaterThan(8);
  for (const teacher of all) expect(teacher.courses.length, teacher.name).toBeGreaterThan(0);
  expect(await titles('marta-lindqvist')).toEqual(
    expect.arrayContaining(['first-sourdough', 'salt-and-time']),
  );
  expect(await showTeacher(db, 'nobody-of-that-name')).toBeNull();
});

test('an edit takes a course from one teacher to another', async () => {
  await edit('salt-and-time', {
    'course.instructor_name': 'José Ñandú',
    'course.instructor_bio': 'Salts things.',
  });
  expect(await titles('jose-nandu')).toEqual(['salt-and-time']);
  expect(await titles('marta-lindqvist')).not.toContain('salt-and-time');
  expect((await showTeacher(db, 'jose-nandu'))?.bio).toBe('Salts things.');
});

test('a bio that was changed is the teacher’s; an old one saved along with something else is not', async () => {
  await edit('hand-cut-dovetails', { 'course.instructor_bio': 'Tomas, newly described.' });
  await edit('a-side-table-drawbored', { price: '61' });
  expect((await rowOf('Tomas Verhoeven'))?.bio).toBe('Tomas, newly described.');
});

test('two names that make the same address get one each, also at once', async () => {
  const drafts = [
    await aDraft(ada, 'Knots one'),
    await aDraft(ada, 'Knots two'),
    await aDraft(ada, 'Knots three'),
  ];
  const names = ['Ana Sa', 'Ana Sá', 'Ana Sa'];
  await Promise.all(drafts.map((slug, at) => edit(slug, { 'course.instructor_name': names[at] ?? '' })));
  const slugs = [(await rowOf('Ana Sa'))?.slug, (await rowOf('Ana Sá'))?.slug];
  expect(slugs.toSorted()).toEqual(['ana-sa', 'ana-sa-2']);
  // Drafts only: there is nothing to show yet.
  expect(await showTeacher(db, 'ana-sa')).toBeNull();
});

test('the rating is that of all reviews of their courses together', async () => {
  const set = (slug: string, rating: number, ratingCount: number) =>
    db.updateTable('products').set({ rating, ratingCount }).where('slug', '=', slug).execute();
  await set('ask-a-database', 5, 1);
  await set('typescript-for-careful-people', 3, 3);
  expect(await showTeacher(db, 'priya-raman')).toMatchObject({ rating: 3.5, ratingCount: 4 });
});
