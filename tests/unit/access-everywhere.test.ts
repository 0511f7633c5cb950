import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The one noun, what builds a visitor, and its type. */
const NOUN = /^src\/shop\/customers\/(access|access-store|identify-visitor|proof-store|store)\.ts$/;

const files = readdirSync(join(ROOT, 'src'), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.(ts|astro)$/.test(entry.name))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
  .filter((path) => path !== 'src/lib/db/types.ts');

/** Lines by which code outside of the noun would decide for itself whose something is, and where that is right. */
const OWN_RULES: readonly (readonly [what: string, pattern: RegExp, isRight: RegExp | null])[] = [
  ['the customers of a visitor', /\bcustomerIds\b(?!:)/, null],
  [
    'the proven customer of a browser',
    /visitors[^\n]*customer_?id\b|(?:visitor|browser)\??\.customerId\b/i,
    // Who signs in has proven, in this browser, what the account may not have proven yet.
    /^src\/web\/forms\/session-forms\.ts$/,
  ],
  ['the buyer of an order', /\bo\.(visitor_?id|user_?id)\b\s*(=|'\s*,)/i, /^src\/shop\/proofs\/store\.ts$/],
];

function faults(path: string, text: string): string[] {
  if (NOUN.test(path)) return [];
  return text
    .split('\n')
    .flatMap((line, at) =>
      OWN_RULES.filter(([, pattern, isRight]) => !isRight?.test(path) && pattern.test(line)).map(
        ([what]) => `${path}:${at + 1} asks for ${what} itself`,
      ),
    );
}

describe('who may see what of a customer', () => {
  test('is asked of the one noun everywhere', () => {
    expect(files.flatMap((path) => faults(path, readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
  });

  test.each([
    'if (visitor.customerIds.includes(order.customerId)) show();',
    'function open({ id, customerIds }: Visitor) {',
    'if (visitor.customerId === order.customerId) return order;',
    'where o.visitor_id = $1',
    ".where('o.userId', '=', userId)",
  ])('would notice: %s', (line) => {
    expect(faults('src/shop/tickets/store.ts', line)).toHaveLength(1);
  });

  test('one query reads the customer of a browser, and counts it while its proof stands', () => {
    const store = readFileSync(join(ROOT, 'src/shop/customers/store.ts'), 'utf8');
    const reads = [...store.matchAll(/selectFrom\('visitors'\)\s*\.select\(([^;]*?)\)\s*\.where/g)].map(
      (match) => match[1],
    );
    expect(reads).toHaveLength(2);
    for (const read of reads) expect(read).toContain('PROVEN_CUSTOMER');
    expect(store).toMatch(/case when \$\{isProofValid\('provenAt'\)\} then customer_id end/);
  });
});
