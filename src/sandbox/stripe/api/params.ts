import type { Param, Params } from '../http/form-body.ts';
import { invalidRequest, missingParameter } from '../http/stripe-errors.ts';

/** The name of a nested parameter, for errors: `parameterName('line_items', 0)` is `line_items[0]`. */
export function parameterName(...path: (string | number)[]): string {
  return path.map((part, depth) => (depth === 0 ? String(part) : `[${part}]`)).join('');
}

/** Throws Stripe's error for a top-level name that is not in `known`. */
export function refuseUnknown(params: Params, known: readonly string[]): void {
  const unknown = Object.keys(params).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const noun = unknown.length > 1 ? 'Received unknown parameters' : 'Received unknown parameter';
  throw invalidRequest(`${noun}: ${unknown.join(', ')}`, unknown[0], 'parameter_unknown');
}

/** An optional text of at most `longest` characters. Throws Stripe's error for an empty one. */
export function readText(value: Param | undefined, param: string, longest = 5000): string | null {
  if (value === undefined) return null;
  if (typeof value !== 'string') throw invalidRequest(`Invalid string: ${param}`, param);
  if (value === '') {
    const message = `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`;
    throw invalidRequest(message, param, 'parameter_invalid_empty');
  }
  if (value.length > longest) {
    throw invalidRequest(
      `Invalid string: must be at most ${longest} characters`,
      param,
      'parameter_invalid_string',
    );
  }
  return value;
}

export function readRequiredText(value: Param | undefined, param: string): string {
  const found = readText(value, param);
  if (found === null) throw missingParameter(param);
  return found;
}

/** An optional whole number, not negative. */
export function readInteger(value: Param | undefined, param: string): number | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  const shown = typeof value === 'string' ? value : 'a list';
  throw invalidRequest(`Invalid integer: ${shown}`, param, 'parameter_invalid_integer');
}

export function readBoolean(value: Param | undefined, param: string): boolean | null {
  if (value === undefined) return null;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidRequest(`Invalid boolean: ${String(value)}`, param);
}

/** One of `words`, or null when absent. */
export function readEnum<W extends string>(
  value: Param | undefined,
  param: string,
  words: readonly W[],
): W | null {
  const found = readText(value, param);
  if (found === null) return null;
  const match = words.find((each) => each === found);
  if (match) return match;
  throw invalidRequest(`Invalid ${param}: must be one of ${words.join(', ')}`, param);
}

export function readHash(value: Param | undefined, param: string): Params {
  if (value === undefined || value === '') return {};
  if (Array.isArray(value)) return Object.fromEntries(value.map((inner, index) => [String(index), inner]));
  if (typeof value === 'string') throw invalidRequest(`Invalid object`, param);
  return value;
}

export function readList(value: Param | undefined, param: string): Param[] {
  if (value === undefined || value === '') return [];
  if (!Array.isArray(value)) throw invalidRequest('Invalid array', param);
  return value;
}

/** Stripe's metadata: at most 50 keys of 40 characters, values of 500; an empty value unsets its key. */
export function readMetadata(value: Param | undefined, param: string): Record<string, string> {
  const entries = Object.entries(readHash(value, param));
  if (entries.length > 50) throw invalidRequest('Metadata can have up to 50 keys', param);
  const kept: Record<string, string> = {};
  for (const [key, inner] of entries) {
    if (typeof inner !== 'string') throw invalidRequest('Invalid string', `${param}[${key}]`);
    if (key.length > 40)
      throw invalidRequest(`Metadata keys can have up to 40 characters`, `${param}[${key}]`);
    if (inner.length > 500) {
      throw invalidRequest(`Metadata values can have up to 500 characters`, `${param}[${key}]`);
    }
    if (inner !== '') kept[key] = inner;
  }
  return kept;
}
