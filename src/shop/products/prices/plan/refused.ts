import { ShopError } from '#lib/errors.ts';

/** What is wrong with one field of a form of prices. */
export function refused(field: string, text: string): ShopError {
  return new ShopError('invalid_input', 422, text, { [field]: text });
}
