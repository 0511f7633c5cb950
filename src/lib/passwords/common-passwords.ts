import { dictionary } from '@zxcvbn-ts/language-common';

/** The most frequent passwords of public leaks, in lower case. */
const COMMON: ReadonlySet<string> = new Set(dictionary['passwords-common'] as readonly string[]);

/** Whether a password, in any case, is among the most frequent ones. Checked locally: no request is made. */
export function isCommonPassword(text: string): boolean {
  return COMMON.has(text.toLowerCase());
}
