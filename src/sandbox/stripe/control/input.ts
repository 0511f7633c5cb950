import { invalidRequest } from '../http/stripe-errors.ts';

/** The fields that a test (JSON) or the control page (a form) sends. */
export type Input = Record<string, unknown>;

export function inputText(input: Input, name: string): string | null {
  const value = input[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  throw invalidRequest(`${name} must be a text.`, name);
}

export function requiredInputText(input: Input, name: string): string {
  const value = inputText(input, name);
  if (value === null) throw invalidRequest(`${name} is missing.`, name);
  return value;
}

/** A number of 0 or more, also when a form sent it as text. */
export function inputNumber(input: Input, name: string): number | null {
  const value = input[name];
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number) && number >= 0) return number;
  throw invalidRequest(`${name} must be a number, 0 or more.`, name);
}
