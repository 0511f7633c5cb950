import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { findFileAccess } from '#shop/products/file-access.ts';
import { aVisitor, DOVETAILS, ORIGIN, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { anOwner } from '#tests/support/owner.ts';

let owner: Visitor;
let other: Visitor;
beforeAll(async () => {
  owner = (await anOwner()).visitor;
  other = (await anOwner(DOVETAILS)).visitor;
});

/** Who may load a file, asked as the server does. */
function accessOf(path: string, visitor: Visitor | null) {
  const spellings = [path, encodeURI(path)];
  const addresses = [...spellings, ...spellings.map((spelling) => ORIGIN + spelling)];
  return findFileAccess(db, addresses, async () => visitor);
}

async function lessonsOf(slug: string) {
  return db
    .selectFrom('lessons as l')
    .innerJoin('products as p', 'p.id', 'l.productId')
    .select(['l.id', 'l.slug', 'l.isPreview'])
    .where('p.slug', '=', slug)
    .orderBy('l.id')
    .execute();
}

/** Writes a text into a lesson of the bread course. */
async function write(body: string, isPreview = false): Promise<void> {
  const lesson = (await lessonsOf(SOURDOUGH)).find((one) => one.isPreview === isPreview);
  if (!lesson) throw new Error('no lesson');
  await db.updateTable('lessons').set({ body }).where('id', '=', lesson.id).execute();
}

describe('a file that the text of a closed lesson links', () => {
  test.each([
    ['/files/plan.pdf', '[The plan](/files/plan.pdf)'],
    ['/files/with space.pdf', '[The plan](</files/with space.pdf>)'],
    ['/files/with space.pdf', '[The plan](/files/with%20space.pdf#page=2)'],
    ['/files/plan (2).pdf', '[The plan](</files/plan (2).pdf>)'],
    ['/files/plan (2).pdf', '[The plan](/files/plan%20%282%29.pdf)'],
    ['/files/Größe.zip', '**[Sizes](/files/Größe.zip?v=2)**.'],
    ['/files/Größe.zip', '[Sizes](/files/Gr%C3%B6%C3%9Fe.zip)'],
    ['/files/plan.pdf', '[The plan][1]\n\n[1]: /files/plan.pdf "The plan"'],
    ['/files/plan.pdf', `See ${ORIGIN}/files/plan.pdf.`],
    ['/files/plan.pdf', '[The plan](../../files/plan.pdf)'],
    ['/files/a&b.pdf', '[Both](/files/a&b.pdf)'],
    ['/files/plan.pdf', `${'word '.repeat(5_000)}[The plan](/files/./plan.pdf)`],
  ])('%s in %s is open where the lesson is', async (path, body) => {
    await write(body);
    expect(await accessOf(path, owner)).toBe('visitor');
    for (const who of [other, await aVisitor(), null]) expect(await accessOf(path, who)).toBe('nobody');
  });

  test('is for everybody when a free lesson or the description of a product on sale links it too', async () => {
    const link = '[A sample](/files/sample.pdf)';
    await write(link);
    expect(await accessOf('/files/sample.pdf', null)).toBe('nobody');
    await write(link, true);
    expect(await accessOf('/files/sample.pdf', null)).toBe('everybody');
    await write('Nothing.', true);
    const setDescription = (fullDescription: string) =>
      db.updateTable('products').set({ fullDescription }).where('slug', '=', DOVETAILS).execute();
    await setDescription(link);
    expect(await accessOf('/files/sample.pdf', null)).toBe('everybody');
    await setDescription('`/files/sample.pdf` is named, not linked.');
    expect(await accessOf('/files/sample.pdf', null)).toBe('nobody');
  });

  test('is not any other file', async () => {
    await write(
      '[The plan](/files/plan.pdf) `/files/named.pdf` [Elsewhere](https://example.com/files/far.pdf)',
    );
    for (const path of ['/plan.pdf', '/files/named.pdf', '/files/far.pdf', '/files/plan.pdf.zip'])
      expect(await accessOf(path, null), path).toBe('everybody');
  });
});
