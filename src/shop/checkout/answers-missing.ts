import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';

/** A required answer that is asked before paying is missing: its page asks for it. */
export const ANSWERS_MISSING = 'answers_missing';

export function answersMissing(): ShopError {
  return new ShopError(ANSWERS_MISSING, 409, t('Please tell us first who comes.'));
}
