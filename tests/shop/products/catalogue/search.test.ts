import { CompiledQuery } from 'kysely';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { parseListQuery } from '#shop/products/catalogue/list-query.ts';
import { splitWords } from '#shop/products/catalogue/search-store.ts';
import { suggestWords } from '#shop/products/catalogue/search-words.ts';
import { typoBetween } from '#shop/products/catalogue/typo.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { recordingDb } from '#tests/bench/statements.ts';

const courses = kindNamed('course');

async function search(q: string, more = '') {
  const read = parseListQuery(new URLSearchParams(`q=${encodeURIComponent(q)}${more}`));
  if (!('query' in read)) throw new Error(`no such query: ${read.wrong}`);
  const shelf = await listProducts(db, courses, read.query);
  return { ...shelf, slugs: shelf?.cards.map(({ slug }) => slug) ?? [] };
}

describe('a search finds a course', () => {
  test.each([
    ['by its title', 'dovetails', 'hand-cut-dovetails'],
    ['by its teacher', 'Lindqvist', 'first-sourdough'],
    ['by a teacher whose accent is left out', 'Ines Carvalho', 'manual-mode'],
    ['by the title of one of its lessons', 'seven days to a starter', 'first-sourdough'],
    ['by its description', 'sourdough', 'first-sourdough'],
    ['with the accents left out (8)', 'creme patissiere', 'creme-patissiere'],
    ['with the accents written', 'café', 'cafe-coffee-at-home'],
    ['by another form of the word', 'meditations', 'ten-minutes-of-sitting'],
  ])('%s', async (_, q, slug) => {
    expect((await search(q)).slugs).toContain(slug);
  });

  test('and puts what is called so before what merely mentions it', async () => {
    expect((await search('darkroom')).slugs[0]).toBe('black-and-white-darkroom');
  });

  test('with every word, not with any', async () => {
    expect((await search('sourdough dovetails')).slugs).toEqual([]);
  });

  test('also after its lesson was renamed, and no longer by the old name', async () => {
    await db
      .updateTable('lessons')
      .set({ title: 'The quincunx of the drawer' })
      .where('slug', '=', 'seven-days-to-a-starter')
      .execute();
    expect((await search('quincunx')).slugs).toEqual(['first-sourdough']);
    expect((await search('seven days to a starter')).slugs).not.toContain('first-sourdough');
    expect((await search('quinkunx')).corrected).toBe('quincunx');
  });

  test('never a draft', async () => {
    await db.updateTable('products').set({ status: 'draft' }).where('slug', '=', 'by-heart').execute();
    expect((await search('heart')).slugs).not.toContain('by-heart');
  });
});

describe('what a search costs', () => {
  const relationsOf = (plan: unknown): string[] =>
    [...JSON.stringify(plan).matchAll(/"Relation Name":"(\w+)"/g)].map(([, name]) => name ?? '').toSorted();

  test.each([[''], ['&page=3'], ['&level=beginner']])(
    'counting and ranking read narrow rows of courses, never the products: %s',
    async (more) => {
      const { db: recorded, asked, close } = await recordingDb(process.env['DATABASE_URL'] ?? '');
      const query = parseListQuery(new URLSearchParams(`q=the${more}`));
      if ('query' in query) await listProducts(recorded, courses, query.query);
      const searches = asked.filter(({ text }) => text.includes('search_query'));
      expect(searches.length).toBeGreaterThan(0);
      for (const { text, values } of searches) {
        const { rows } = await recorded.executeQuery<Record<string, unknown>>(
          CompiledQuery.raw(`explain (format json) ${text}`, [...values]),
        );
        const read = relationsOf(rows);
        expect(read, text).toContain('product_search_course');
        expect(new Set([...read, 'product_cells']), text).toEqual(
          new Set(['product_cells', 'product_search_course']),
        );
      }
      await close();
    },
  );

  test('every page continues where the one before ends, each product once', async () => {
    const all = [];
    for (let page = 1; ; page++) {
      const { cards, pages } = await search('in', `&page=${page}`);
      all.push(...(cards ?? []).map(({ id }) => id));
      if (!pages || page >= pages) break;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe((await search('in')).total);
  });
});

describe('one typo is forgiven (8)', () => {
  test.each([
    ['a letter left out', 'medtation', 'meditation', 'ten-minutes-of-sitting'],
    ['a letter too many', 'sourrdough', 'sourdough', 'first-sourdough'],
    ['another letter', 'dovetaiks', 'dovetails', 'hand-cut-dovetails'],
    ['two swapped', 'typescirpt', 'typescript', 'typescript-for-careful-people'],
    ['a word not yet written out', 'linocu', 'linocut', 'linocut-without-a-press'],
    ['one word of several', 'the darkrom', 'the darkroom', 'black-and-white-darkroom'],
  ])('%s', async (_, q, corrected, slug) => {
    const found = await search(q);
    expect(found).toMatchObject({ corrected });
    expect(found.slugs).toContain(slug);
  });

  test('only where the words as given find nothing', async () => {
    expect((await search('paper')).corrected).toBeNull();
  });

  test('two are not', async () => {
    expect(await search('dvetaisl')).toMatchObject({ corrected: null, total: 0 });
  });

  test('keeps filters and sorting', async () => {
    const found = await search('sourdoug', '&level=advanced');
    expect(found).toMatchObject({ corrected: 'sourdough', total: 0 });
    expect(found.facets?.find(({ name }) => name === 'level')?.options).toContainEqual(
      expect.objectContaining({ value: 'beginner', count: expect.any(Number) }),
    );
  });

  test.each([
    ['bread', 'bred', true],
    ['bred', 'bread', true],
    ['bread', 'braed', true],
    ['bread', 'breads', true],
    ['bread', 'dread', true],
    ['bread', 'bread', false],
    ['bread', 'brad s', false],
    ['bread', 'daerb', false],
    ['ab', 'ba', true],
  ])('%s and %s: %s', (a, b, is) => {
    expect(typoBetween(a, b) !== null).toBe(is);
  });
});

describe('a search in vain', () => {
  test('offers the words that would find something', async () => {
    expect(await suggestWords(db, 'zeppelin sourdough darkrom')).toEqual(['sourdough', 'darkroom']);
  });

  test.each(["'", '"', '\\', '%', '((', '&|!:*', '<->', '🍞', 'a'.repeat(200), '-', 'or and not'])(
    'breaks on nothing: %s',
    async (q) => {
      expect((await search(q)).total).toBeGreaterThanOrEqual(0);
      expect(Array.isArray(await suggestWords(db, q))).toBe(true);
    },
  );

  test('words are folded', async () => {
    expect(await splitWords(db, 'Crème Pâtissière, groß & 2 Äpfel!')).toEqual([
      'creme',
      'patissiere',
      'gross',
      '2',
      'apfel',
    ]);
  });
});
