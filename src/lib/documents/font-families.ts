import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Titles and names are set in the serif, all other text in the sans. */
export type FontStyle = 'serif' | 'sans';

/** A font of the chain. Its package splits it into files by ranges of characters. */
export interface FontFamily {
  readonly name: string;
  readonly files: readonly FontFile[];
  /** Whether marks that are no part of a letter stand in the right place. */
  readonly placesMarks: boolean;
}

export interface FontFile {
  /** Unique among all files and weights. */
  readonly name: string;
  readonly path: string;
  /** The weight that is cut out of a variable font; undefined if the file has only one. */
  readonly weight: number | undefined;
  /** Whether the file should have a character (the whole truth is in the file itself). @param code code point */
  claims(code: number): boolean;
}

interface Source {
  readonly package: string;
  /** The files to be used, as the package names them; a digit stands for all numbered ones. */
  readonly parts: readonly string[];
  /** One weight alone, in files that hold more than the package says. */
  readonly isStatic?: boolean;
}

const variable = (name: string, ...parts: string[]): Source => ({
  package: `@fontsource-variable/${name}`,
  parts,
});
const fixed = (name: string, ...parts: string[]): Source => ({
  package: `@fontsource/${name}`,
  parts,
  isStatic: true,
});

const LATIN = ['latin', 'latin-ext', 'vietnamese'];
const GREEK_AND_CYRILLIC = ['greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'];
const WEIGHT = { serif: 500, sans: 400 } as const;

const FIRST = {
  serif: [variable('newsreader', ...LATIN)],
  sans: [variable('source-sans-3', ...LATIN, ...GREEK_AND_CYRILLIC)],
} as const;

const SCRIPTS = [
  variable('noto-serif', ...GREEK_AND_CYRILLIC, ...LATIN),
  variable('noto-naskh-arabic', 'arabic'),
  variable('noto-serif-hebrew', 'hebrew'),
  variable('noto-serif-devanagari', 'devanagari'),
  variable('noto-serif-thai', 'thai'),
];

/** The letters below it stay in the fonts of letters. */
const FIRST_SYMBOL = 0x2000;

const SYMBOLS = [
  fixed('noto-sans-math', 'latin'),
  variable('noto-sans-symbols', 'symbols'),
  variable('noto-emoji', '0'),
  fixed('noto-sans-symbols-2', 'symbols'),
];

/** Han characters have forms of their own in each language. */
const EAST_ASIAN = {
  zh: variable('noto-serif-sc', '0'),
  ja: variable('noto-serif-jp', '0'),
  ko: variable('noto-serif-kr', '0'),
};

export type EastAsianLanguage = keyof typeof EAST_ASIAN;

/** The fonts in order: the first that has a character is used. */
export function fontFamilies(style: FontStyle, eastAsian: readonly EastAsianLanguage[]): FontFamily[] {
  const scripts = [...SCRIPTS, ...SYMBOLS, ...eastAsian.map((one) => EAST_ASIAN[one])];
  return [...FIRST[style], ...scripts].map((source) => readFamily(source, WEIGHT[style]));
}

const WITHOUT_MARKS = new Set(['@fontsource-variable/newsreader']);
const families = new Map<string, FontFamily>();

function readFamily(source: Source, weight: number): FontFamily {
  const name = `${source.package.split('/').at(-1)}-${source.isStatic ? 400 : weight}`;
  const known = families.get(name);
  if (known) return known;
  const ranges = JSON.parse(readFileSync(inPackage(source.package, 'unicode.json'), 'utf8')) as Record<
    string,
    string
  >;
  const files = Object.entries(ranges)
    .map(([part, range]) => ({ part: part.replace(/[[\]]/g, ''), range }))
    .filter(({ part }) => source.parts.includes(/^\d+$/.test(part) ? '0' : part))
    .map(({ part, range }) => readFile(source, part, range, weight));
  const family = { name, files, placesMarks: !WITHOUT_MARKS.has(source.package) };
  families.set(name, family);
  return family;
}

function readFile(source: Source, part: string, range: string, weight: number): FontFile {
  const family = source.package.split('/').at(-1);
  const end = source.isStatic ? '400-normal.woff2' : 'wght-normal.woff2';
  const bounds = range.split(',').map((one) => {
    const [first, last] = one.replace('U+', '').split('-');
    const from = Number.parseInt(first ?? '', 16);
    return [from, last ? Number.parseInt(last, 16) : from] as const;
  });
  return {
    name: `${family}-${part}-${source.isStatic ? 400 : weight}`,
    path: inPackage(source.package, `files/${family}-${part}-${end}`),
    weight: source.isStatic ? undefined : weight,
    claims: source.isStatic
      ? (code) => code >= FIRST_SYMBOL
      : (code) => bounds.some(([from, to]) => code >= from && code <= to),
  };
}

function inPackage(name: string, file: string): string {
  return fileURLToPath(import.meta.resolve(`${name}/${file}`));
}
