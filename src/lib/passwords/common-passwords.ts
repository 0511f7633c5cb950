import { dictionary } from '@zxcvbn-ts/language-common';

/** What people choose most, from passwords that became public; all in lower case. */
const COMMON: ReadonlySet<string> = new Set(dictionary['passwords-common'] as readonly string[]);

/** Whether a password, in capitals or not, is among the first that anybody would try. Nothing leaves this machine. */
export function isCommonPassword(text: string): boolean {
  return COMMON.has(text.toLowerCase());
}
