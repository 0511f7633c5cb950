import { invalid, missing } from './errors.ts';
import type { Param, Params } from './form-body.ts';

/** Where a parameter sits, to name it in a refusal: `within('line_items', 0)` is `line_items[0]`. */
export function within(...path: (string | number)[]): string {
  return path.map((part, depth) => (depth === 0 ? String(part) : `[${part}]`)).join('');
}

/** Refuses any top-level name that is not in `known`, as Stripe does. */
export function refuseUnknown(params: Params, known: readonly string[]): void {
  const unknown = Object.keys(params).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const noun = unknown.length > 1 ? 'Received unknown parameters' : 'Received unknown parameter';
  throw invalid(`${noun}: ${unknown.join(', ')}`, unknown[0], 'parameter_unknown');
}

/** An optional text; an empty one is refused as Stripe refuses it. */
export function text(value: Param | undefined, param: string, longest = 5000): string | null {
  if (value === undefined) return null;
  if (typeof value !== 'string') throw invalid(`Invalid string: ${param}`, param);
  if (value === '') {
    const message = `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`;
    throw invalid(message, param, 'parameter_invalid_empty');
  }
  if (value.length > longest) {
    throw invalid(`Invalid string: must be at most ${longest} characters`, param, 'parameter_invalid_string');
  }
  return value;
}

export function requiredText(value: Param | undefined, param: string): string {
  const found = text(value, param);
  if (found === null) throw missing(param);
  return found;
}

/** An optional whole number, not negative. */
export function integer(value: Param | undefined, param: string): number | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  const shown = typeof value === 'string' ? value : 'a list';
  throw invalid(`Invalid integer: ${shown}`, param, 'parameter_invalid_integer');
}

export function truth(value: Param | undefined, param: string): boolean | null {
  if (value === undefined) return null;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalid(`Invalid boolean: ${String(value)}`, param);
}

/** One of a closed set of words, or null when absent. */
export function word<W extends string>(
  value: Param | undefined,
  param: string,
  words: readonly W[],
): W | null {
  const found = text(value, param);
  if (found === null) return null;
  const match = words.find((each) => each === found);
  if (match) return match;
  throw invalid(`Invalid ${param}: must be one of ${words.join(', ')}`, param);
}

export function hash(value: Param | undefined, param: string): Params {
  if (value === undefined || value === '') return {};
  if (Array.isArray(value)) return Object.fromEntries(value.map((inner, index) => [String(index), inner]));
  if (typeof value === 'string') throw invalid(`Invalid object`, param);
  return value;
}

export function list(value: Param | undefined, param: string): Param[] {
  if (value === undefined || value === '') return [];
  if (!Array.isArray(value)) throw invalid('Invalid array', param);
  return value;
}

/** Stripe's metadata: at most 50 keys of 40 characters, values of 500; an empty value unsets its key. */
export function metadata(value: Param | undefined, param: string): Record<string, string> {
  const entries = Object.entries(hash(value, param));
  if (entries.length > 50) throw invalid('Metadata can have up to 50 keys', param);
  const kept: Record<string, string> = {};
  for (const [key, inner] of entries) {
    if (typeof inner !== 'string') throw invalid('Invalid string', `${param}[${key}]`);
    if (key.length > 40) throw invalid(`Metadata keys can have up to 40 characters`, `${param}[${key}]`);
    if (inner.length > 500) {
      throw invalid(`Metadata values can have up to 500 characters`, `${param}[${key}]`);
    }
    if (inner !== '') kept[key] = inner;
  }
  return kept;
}
