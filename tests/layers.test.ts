import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LAYERS = { infrastructure: 1, domain: 2, presentation: 3, entry: 4 } as const;

/** The subjects of the domain: a subject may import those before it, never those after it. */
const DOMAIN_ORDER = [
  ['settings'],
  ['concerns'],
  ['entitlements'],
  ['customers'],
  ['accounts'],
  ['inventory', 'shipping'],
  ['products'],
  ['pricing'],
  ['cart'],
  ['orders'],
  ['checkout'],
  ['payments', 'invoices', 'reviews', 'support', 'analytics', 'emails', 'reports'],
  ['proofs'],
  ['jobs'],
];
const SUBJECT_RANK = new Map(
  DOMAIN_ORDER.flatMap((names, place) => names.map((name) => [name, place] as const)),
);

type Layer = number | 'sandbox' | 'launcher';

/** The layer of a file, or null for what belongs to none (tests, database). */
function layerOf(path: string): Layer | null {
  if (path.startsWith('src/launcher/')) return 'launcher';
  if (path.startsWith('src/sandbox/')) return 'sandbox';
  if (/^src\/(pages|commands)\/.*\.(ts|astro)$/.test(path) || /^src\/[^/]+\.ts$/.test(path))
    return LAYERS.entry;
  if (/^src\/(components|layouts|web|styles)\//.test(path) || path.endsWith('.astro'))
    return LAYERS.presentation;
  if (path.startsWith('src/shop/')) return LAYERS.domain;
  if (/^src\/(lib|messages)\//.test(path)) return LAYERS.infrastructure;
  return path.startsWith('src/') ? Number.NaN : null;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g;
const ALIASES: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
).imports;

interface Import {
  readonly from: string;
  readonly to: string;
  /** The module as the file names it. */
  readonly word: string;
  readonly isType: boolean;
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|astro)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.endsWith('.d.ts'));
}

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const word = match[1] ?? match[2] ?? '';
    return { from: path, word, to: targetOf(path, word), isType: isTypeOnly(match[0]) };
  });
}

/** `import type { A }` and `import { type A, type B }`. */
function isTypeOnly(text: string): boolean {
  if (/^\s*(import|export)\s+type\s/.test(text)) return true;
  const names = /\{([^}]*)\}/
    .exec(text)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return names !== undefined && names.length > 0 && names.every((name) => name.trim().startsWith('type '));
}

/** A path inside the project, or the package's name. */
function targetOf(path: string, word: string): string {
  if (word.startsWith('.')) return relative(ROOT, resolve(ROOT, dirname(path), word));
  const alias = Object.keys(ALIASES).find((name) => word.startsWith(name.replace('*', '')));
  if (!alias) return word;
  return word.replace(alias.replace('*', ''), (ALIASES[alias] ?? '').replace('./', '').replace('*', ''));
}

function faultOf(statement: Import): string | null {
  const [from, to] = [layerOf(statement.from), layerOf(statement.to)];
  const isCode = statement.from.endsWith('.ts');
  if (
    statement.word.startsWith('astro:') &&
    isCode &&
    (from === LAYERS.domain || from === LAYERS.infrastructure)
  )
    return 'imports Astro';
  if (from === null || to === null) return null;
  if (typeof from === 'string' || typeof to === 'string')
    return from === to ? null : 'leaves its own program';
  if (to > from) return 'goes up';
  const [a, b] = [statement.from, statement.to].map((path) => SUBJECT_RANK.get(path.split('/')[2] ?? ''));
  if (from === LAYERS.domain && to === LAYERS.domain && (a === undefined || b === undefined || b > a)) {
    return 'goes up inside the domain';
  }
  return null;
}

/** Import cycles at run time, each as the list of its files; type imports do not count. */
function cycles(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(
    imports.filter(({ isType }) => !isType),
    (statement) => statement.from,
  );
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) return void found.push(trail.slice(at));
    if (done.has(path)) return;
    for (const { to } of next.get(path) ?? []) walk(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return found;
}

const files = filesUnder('src');
const imports = files.flatMap((path) => importsOf(path, readFileSync(join(ROOT, path), 'utf8')));

describe('the four layers', () => {
  test('every file belongs to one', () => {
    expect(files.filter((path) => Number.isNaN(layerOf(path)))).toEqual([]);
  });

  test('imports go down, never up', () => {
    const faults = imports
      .map((statement) => ({ statement, fault: faultOf(statement) }))
      .filter(({ fault }) => fault !== null);
    expect(faults.map(({ statement, fault }) => `${statement.from} → ${statement.to}: ${fault}`)).toEqual([]);
  });

  test('there is no import cycle', () => {
    expect(cycles(imports)).toEqual([]);
  });

  test('only the configuration reads the environment', () => {
    const allowed = /^src\/(lib\/config\.ts|server\.ts|launcher\/|sandbox\/)/;
    const readers = files.filter(
      (path) => !allowed.test(path) && /process\.env/.test(readFileSync(join(ROOT, path), 'utf8')),
    );
    expect(readers).toEqual([]);
  });

  test.each([
    ['src/lib/db.ts', "import { place } from '#shop/orders/place.ts';", 'goes up'],
    ['src/shop/cart/view.ts', "import { place } from '../orders/place.ts';", 'goes up inside the domain'],
    ['src/shop/cart/view.ts', "import { paths } from '#web/paths.ts';", 'goes up'],
    ['src/shop/cart/view.ts', "import { z } from 'astro:schema';", 'imports Astro'],
    [
      'src/pages/cart.ts',
      "import { signatureHeader } from '#sandbox/stripe/webhooks/signature.ts';",
      'leaves its own program',
    ],
  ])('would notice a fault planted in %s', (path, text, fault) => {
    expect(importsOf(path, text).map(faultOf)).toEqual([fault]);
  });

  test('would notice a cycle', () => {
    const planted = [
      { from: 'a.ts', to: 'b.ts', word: './b.ts', isType: false },
      { from: 'b.ts', to: 'a.ts', word: './a.ts', isType: false },
    ];
    expect(cycles(planted)).toEqual([['a.ts', 'b.ts']]);
  });
});
