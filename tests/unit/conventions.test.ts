import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listQuery, parseListQuery } from '#shop/products/catalogue/list-query.ts';

const sources = globSync('src/**/*.{ts,astro}', { exclude: ['src/sandbox/**', 'src/launcher/**'] }).map(
  (path) => ({ path, text: readFileSync(path, 'utf8') }),
);
const withText = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

const SQL =
  /\b(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(\.raw|<[^`]*>)?\s*[`(]|\bCompiledQuery\b/;
describe('in the sources', () => {
  test('the shop keeps SQL in its stores', () => {
    const found = withText(SQL).filter(
      (path) => path.startsWith('src/shop/') && !/(^|[/-])store\.ts$/.test(path),
    );
    expect(found).toEqual([]);
  });

  test.each([
    "db.selectFrom('orders')",
    'sql`select 1`',
    'sql<{ a: string }>`select a`',
    'sql<\n  string\n>`id::text`',
    "sql.raw('now()')",
    "CompiledQuery.raw('select 1')",
  ])('would notice %j', (code) => {
    expect(SQL.test(code)).toBe(true);
  });

  test('cookies are set in one place only', () => {
    expect(withText(/\bcookies\s*\.\s*(set|delete|merge)\s*\(/i)).toEqual(['src/web/visitor/cookies.ts']);
  });

  test('what comes from visitors is read by schemas that refuse unknown keys', () => {
    // Our own rows, keys and environment; Stripe's events, answers of VIES and Google's key files, which get new fields; lists, where campaign parameters must pass.
    const loose = new Set([
      'src/lib/config.ts',
      'src/shop/products/catalogue/list-query.ts',
      'src/lib/stripe/objects.ts',
      'src/lib/vies.ts',
      'src/lib/wallet/google-account.ts',
      'src/shop/products/catalogue/product-cache.ts',
      'src/shop/products/catalogue/featured.ts',
      'src/shop/accounts/read-session.ts',
      'src/shop/products/editing/edit-form.ts',
    ]);
    const found = sources
      .filter(({ text }) => /\bz\s*\.\s*(object|looseObject)\(|\.(passthrough|loose)\(\)/.test(text))
      // The details of an email are stored by us.
      .filter(({ path }) => !loose.has(path) && !path.startsWith('src/shop/emails/'));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('every body of a request is read by the one bounded reader', () => {
    expect(withText(/request\.(json|text|formData|arrayBuffer|blob|bytes)\(/)).toEqual([]);
  });

  test('no script or style is written into a page but the facts for machines', () => {
    // An email can hold its style nowhere else.
    const inline = withText(/define:vars|is:inline|<style[ >]/).filter((path) => !path.includes('/emails/'));
    expect(inline).toEqual(['src/components/page/JsonLd.astro']);
    const raw = [
      'src/components/catalogue/Cover.astro',
      'src/components/page/JsonLd.astro',
      'src/components/page/Memoized.astro',
      'src/components/page/Prose.astro',
      'src/components/page/Say.astro',
    ];
    expect(withText(/set:html/).toSorted()).toEqual(raw);
  });
});

describe('the size of files', () => {
  /** Longer still; nothing is added here. */
  const tooLong = new Set(['src/sandbox/stripe/pages/sandbox.css']);

  // Of `.ts` the linter says so.
  test('no page, style sheet or script is longer than 200 lines', () => {
    const long = globSync('src/**/*.{astro,css,mjs}')
      .filter((path) => readFileSync(path, 'utf8').trimEnd().split('\n').length > 200)
      .filter((path) => !tooLong.has(path));
    expect(long).toEqual([]);
  });
});

describe('I1: sorting and filtering', () => {
  const wrong = [
    'id',
    'title; drop table products',
    'price desc',
    '__proto__',
    'constructor',
    'TITLE',
    'title,price',
  ];
  test.each(wrong)('by %s is refused by name', (sort) => {
    expect(parseListQuery(new URLSearchParams({ sort }))).toEqual({ wrong: 'sort' });
  });

  test('by values that no filter has is refused by name', () => {
    const known = new Set(['page', 'sort', 'q', 'category', 'tag']);
    const filters = Object.keys(listQuery.shape).filter((name) => !known.has(name));
    expect(filters.length).toBeGreaterThan(0);
    for (const name of filters)
      for (const value of ['nowhere', '__proto__', "' or 1=1--", 'x'.repeat(5_000)])
        expect(parseListQuery(new URLSearchParams({ [name]: value })), `${name}=${value}`).toEqual({
          wrong: name,
        });
  });
});
