import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no two of its characters look alike. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** Characters of a key. */
const SHORTEST = 4;
const LONGEST = 100;

/** A key of 100 random bits: `7K2QM-0VXP9-D4R8T-HWJ3C`. */
export function newLicenceKey(): string {
  const signs = [...randomBytes(GROUPS * GROUP_LENGTH)].map((byte) => SIGNS[byte & 31]).join('');
  return signs.replace(/(.{5})(?=.)/g, '$1-');
}

/** A key as it is compared: people type blanks, hyphens and small letters as they like. */
export function comparedKey(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
}

/** The keys of a list that an owner uploads. */
export interface KeyList {
  readonly codes: readonly string[];
  /** How many stand in the list more than once. */
  readonly doubles: number;
  /** Numbers of the lines that are no key, the first ten. */
  readonly unusable: readonly number[];
}

/** Reads a text with a key on each line, or a CSV file with keys in its first column. A heading is left out. */
export function readKeyList(text: string): KeyList {
  const codes = new Map<string, string>();
  const unusable: number[] = [];
  let doubles = 0;
  for (const [at, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const code = firstCell(line);
    if (code === '' || (at === 0 && HEADING.test(code))) continue;
    const key = comparedKey(code);
    if (!isUsable(code) || !isUsable(key)) unusable.push(at + 1);
    else if (codes.has(key)) doubles++;
    else codes.set(key, code);
  }
  return { codes: [...codes.values()], doubles, unusable: unusable.slice(0, 10) };
}

const HEADING = /^(licen[cs]e|serial|product)?[ _-]?(key|code|number|serial)s?$/i;

function firstCell(line: string): string {
  const [, quoted] = /^\s*"((?:[^"]|"")*)"/.exec(line) ?? [];
  return (quoted?.replaceAll('""', '"') ?? line.split(/[,;\t]/)[0] ?? '').trim();
}

function isUsable(code: string): boolean {
  return /^[^\p{C}\p{Zl}\p{Zp}]*$/u.test(code) && code.length >= SHORTEST && code.length <= LONGEST;
}
