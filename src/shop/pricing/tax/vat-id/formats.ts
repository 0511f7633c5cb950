import { down, endsWith, isLuhn, isMod11And10, weighted } from './checksums.ts';

/** How the VAT IDs of a country look after its letters, and what their digits have to fit. */
interface Format {
  readonly form: RegExp;
  /** None where the form is all that can be checked. */
  readonly fits?: (text: string) => boolean;
}

const LETTERS = 'WABCDEFGHIJKLMNOPQRSTUV';
const modulo = (text: string, by: number) => Number(BigInt(text) % BigInt(by));
const elevenMinus = (sum: number) => (11 - (sum % 11)) % 11;

function fitsAustria(text: string): boolean {
  const sum = [...text.slice(1, 8)].reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 4);
  return (10 - (sum % 10)) % 10 === Number(text[8]);
}

function fitsCyprus(text: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = [...text.slice(0, 8)].reduce((all, digit, at) => {
    return all + (at % 2 === 0 ? (odd[Number(digit)] ?? 0) : Number(digit));
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === text[8];
}

/** A company's. Those of persons have 9 or 10 digits and are checked by form alone. */
function fitsCzechia(text: string): boolean {
  if (text.length !== 8) return true;
  return endsWith(text, down(8), (sum) => (11 - (sum % 11)) % 10);
}

function fitsBulgaria(text: string): boolean {
  if (text.length !== 9) return true;
  const first = weighted(text, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  const check = first === 10 ? (weighted(text, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10 : first;
  return check === Number(text[8]);
}

function fitsFrance(text: string): boolean {
  const siren = text.slice(2);
  const key = text.slice(0, 2);
  if (!isLuhn(siren)) return false;
  return !/^\d\d$/.test(key) || (12 + 3 * modulo(siren, 97)) % 97 === Number(key);
}

function fitsIreland(text: string): boolean {
  // Before 2013 the second place was a letter: the first digit then counts last.
  const digits = /^\d{7}/.test(text) ? text.slice(0, 7) : `0${text.slice(2, 7)}${text[0]}`;
  const second = text[8] ? LETTERS.indexOf(text[8]) : 0;
  return LETTERS[(weighted(digits, down(8)) + 9 * second) % 23] === text[7];
}

function fitsLithuania(text: string): boolean {
  const length = text.length - 1;
  const weights = (from: number) => Array.from({ length }, (_, at) => ((at + from - 1) % 9) + 1);
  const first = weighted(text, weights(1)) % 11;
  const check = first === 10 ? (weighted(text, weights(3)) % 11) % 10 : first;
  return check === Number(text[length]);
}

function fitsLatvia(text: string): boolean {
  if (Number(text[0]) <= 3) return true;
  return weighted(text, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
}

/** `B` and `NL` count as letters from 10 on. */
function fitsNetherlands(text: string): boolean {
  const isOld = weighted(text, down(9)) % 11 === Number(text[8]);
  const asDigits = [...`NL${text}`].map((sign) => Number.parseInt(sign, 36)).join('');
  return isOld || modulo(asDigits, 97) === 1;
}

function fitsSpain(text: string): boolean {
  const person = 'TRWAGMYFPDXBNJZSQVHLCKE';
  const digits = text.replace(/^[XYZ]/, (sign) => String('XYZ'.indexOf(sign)));
  if (/^\d{8}[A-Z]$/.test(digits)) return person[modulo(digits.slice(0, 8), 23)] === digits[8];
  if (/^[KLM]/.test(text)) return person[modulo(text.slice(1, 8), 23)] === text[8];
  const sum = [...text.slice(1, 8)].reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  const check = (10 - (sum % 10)) % 10;
  return text[8] === String(check) || text[8] === 'JABCDEFGHI'[check];
}

function fitsBritain(text: string): boolean {
  if (!/^\d/.test(text)) return true;
  const sum = weighted(text, down(8)) + Number(text.slice(7, 9));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

/** By country (ISO 3166-1 alpha-2). */
export const vatIdFormats: Readonly<Record<string, Format>> = {
  AT: { form: /^U\d{8}$/, fits: fitsAustria },
  BE: { form: /^[01]\d{9}$/, fits: (text) => 97 - modulo(text.slice(0, 8), 97) === Number(text.slice(8)) },
  BG: { form: /^\d{9,10}$/, fits: fitsBulgaria },
  HR: { form: /^\d{11}$/, fits: isMod11And10 },
  CY: { form: /^\d{8}[A-Z]$/, fits: fitsCyprus },
  CZ: { form: /^\d{8,10}$/, fits: fitsCzechia },
  DK: { form: /^\d{8}$/, fits: (text) => weighted(text, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: {
    form: /^\d{9}$/,
    fits: (text) => endsWith(text, [3, 7, 1, 3, 7, 1, 3, 7], (sum) => (10 - (sum % 10)) % 10),
  },
  FI: { form: /^\d{8}$/, fits: (text) => endsWith(text, [7, 9, 10, 5, 8, 4, 2], elevenMinus) },
  FR: { form: /^[0-9A-HJ-NP-Z]{2}\d{9}$/, fits: fitsFrance },
  DE: { form: /^[1-9]\d{8}$/, fits: isMod11And10 },
  GR: {
    form: /^\d{9}$/,
    fits: (text) => endsWith(text, [256, 128, 64, 32, 16, 8, 4, 2], (sum) => (sum % 11) % 10),
  },
  HU: {
    form: /^\d{8}$/,
    fits: (text) => endsWith(text, [9, 7, 3, 1, 9, 7, 3], (sum) => (10 - (sum % 10)) % 10),
  },
  IE: { form: /^(\d{7}|\d[A-Z+*]\d{5})[A-W][A-I]?$/, fits: fitsIreland },
  IT: { form: /^\d{11}$/, fits: isLuhn },
  LV: { form: /^\d{11}$/, fits: fitsLatvia },
  LT: { form: /^(\d{9}|\d{12})$/, fits: fitsLithuania },
  LU: { form: /^\d{8}$/, fits: (text) => modulo(text.slice(0, 6), 89) === Number(text.slice(6)) },
  MT: {
    form: /^\d{8}$/,
    fits: (text) => 37 - (weighted(text, [3, 4, 6, 7, 8, 9]) % 37) === Number(text.slice(6)),
  },
  NL: { form: /^\d{9}B\d{2}$/, fits: fitsNetherlands },
  PL: { form: /^\d{10}$/, fits: (text) => endsWith(text, [6, 5, 7, 2, 3, 4, 5, 6, 7], (sum) => sum % 11) },
  PT: { form: /^\d{9}$/, fits: (text) => endsWith(text, down(9), (sum) => elevenMinus(sum) % 10) },
  RO: {
    form: /^\d{2,10}$/,
    fits: (text) =>
      endsWith(text.padStart(10, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2], (sum) => ((sum * 10) % 11) % 10),
  },
  SK: { form: /^[1-9]\d{9}$/, fits: (text) => modulo(text, 11) === 0 },
  SI: { form: /^[1-9]\d{7}$/, fits: (text) => endsWith(text, down(8), (sum) => (11 - (sum % 11)) % 10) },
  ES: { form: /^([A-Z]\d{7}[0-9A-Z]|\d{8}[A-Z])$/, fits: fitsSpain },
  SE: { form: /^\d{10}01$/, fits: (text) => isLuhn(text.slice(0, 10)) },
  GB: { form: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, fits: fitsBritain },
  CH: {
    form: /^E\d{9}(MWST|TVA|IVA)?$/,
    fits: (text) => endsWith(text.slice(1), [5, 4, 3, 2, 7, 6, 5, 4], elevenMinus),
  },
  NO: { form: /^\d{9}(MVA)?$/, fits: (text) => endsWith(text, [3, 2, 7, 6, 5, 4, 3, 2], elevenMinus) },
};
