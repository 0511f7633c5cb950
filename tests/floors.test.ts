import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FLOORS = { plumbing: 1, shop: 2, face: 3, door: 4 } as const;

/** Inside the shop: what stands further left knows nothing of what stands further right. */
const SHOP_ORDER = [
  ['customers'],
  ['accounts'],
  ['products'],
  ['pricing'],
  ['cart'],
  ['orders'],
  ['checkout'],
  ['payments', 'reviews', 'support', 'emails', 'reports'],
  ['jobs'],
];
const ROOM = new Map(SHOP_ORDER.flatMap((names, place) => names.map((name) => [name, place] as const)));

type Floor = number | 'sandbox' | 'launcher';

/** The floor of a file, or null for what stands outside the house (tests, database). */
function floorOf(path: string): Floor | null {
  if (path.startsWith('src/launcher/')) return 'launcher';
  if (path.startsWith('src/sandbox/')) return 'sandbox';
  if (/^src\/(pages|commands)\/.*\.(ts|astro)$/.test(path) || /^src\/[^/]+\.ts$/.test(path))
    return FLOORS.door;
  if (/^src\/(components|layouts|web|styles)\//.test(path) || path.endsWith('.astro')) return FLOORS.face;
  if (path.startsWith('src/shop/')) return FLOORS.shop;
  if (path.startsWith('src/lib/')) return FLOORS.plumbing;
  return path.startsWith('src/') ? Number.NaN : null;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g;
const ALIASES: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
).imports;

interface Arrow {
  readonly from: string;
  readonly to: string;
  /** As written. */
  readonly word: string;
  readonly isType: boolean;
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|astro)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.endsWith('.d.ts'));
}

function arrowsOf(path: string, text: string): Arrow[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const word = match[1] ?? match[2] ?? '';
    return { from: path, word, to: targetOf(path, word), isType: isTypeOnly(match[0]) };
  });
}

/** `import type { A }` and `import { type A, type B }`. */
function isTypeOnly(statement: string): boolean {
  if (/^\s*(import|export)\s+type\s/.test(statement)) return true;
  const names = /\{([^}]*)\}/
    .exec(statement)?.[1]
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

function faultOf(arrow: Arrow): string | null {
  const [from, to] = [floorOf(arrow.from), floorOf(arrow.to)];
  const isCode = arrow.from.endsWith('.ts');
  if (arrow.word.startsWith('astro:') && isCode && (from === FLOORS.shop || from === FLOORS.plumbing))
    return 'knows Astro';
  if (from === null || to === null) return null;
  if (typeof from === 'string' || typeof to === 'string') return from === to ? null : 'leaves its own house';
  if (to > from) return 'goes up';
  const [a, b] = [arrow.from, arrow.to].map((path) => ROOM.get(path.split('/')[2] ?? ''));
  if (from === FLOORS.shop && to === FLOORS.shop && (a === undefined || b === undefined || b > a)) {
    return 'goes up inside the shop';
  }
  return null;
}

/** Circles of imports that run, as the list of their files; types are gone by then. */
function circles(arrows: readonly Arrow[]): string[][] {
  const next = Map.groupBy(
    arrows.filter(({ isType }) => !isType),
    (arrow) => arrow.from,
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
const arrows = files.flatMap((path) => arrowsOf(path, readFileSync(join(ROOT, path), 'utf8')));

describe('the four floors', () => {
  test('every file stands on one', () => {
    expect(files.filter((path) => Number.isNaN(floorOf(path)))).toEqual([]);
  });

  test('imports go down, never up', () => {
    const faults = arrows
      .map((arrow) => ({ arrow, fault: faultOf(arrow) }))
      .filter(({ fault }) => fault !== null);
    expect(faults.map(({ arrow, fault }) => `${arrow.from} → ${arrow.to}: ${fault}`)).toEqual([]);
  });

  test('nothing runs in a circle', () => {
    expect(circles(arrows)).toEqual([]);
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
    ['src/shop/cart/view.ts', "import { place } from '../orders/place.ts';", 'goes up inside the shop'],
    ['src/shop/cart/view.ts', "import { paths } from '#web/paths.ts';", 'goes up'],
    ['src/shop/cart/view.ts', "import { z } from 'astro:schema';", 'knows Astro'],
    ['src/pages/cart.ts', "import { sign } from '#sandbox/stripe/sign.ts';", 'leaves its own house'],
  ])('would notice a fault planted in %s', (path, text, fault) => {
    expect(arrowsOf(path, text).map(faultOf)).toEqual([fault]);
  });

  test('would notice a circle', () => {
    const planted = [
      { from: 'a.ts', to: 'b.ts', word: './b.ts', isType: false },
      { from: 'b.ts', to: 'a.ts', word: './a.ts', isType: false },
    ];
    expect(circles(planted)).toEqual([['a.ts', 'b.ts']]);
  });
});
