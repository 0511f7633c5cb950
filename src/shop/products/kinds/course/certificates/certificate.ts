import { randomInt } from 'node:crypto';
import { z } from 'zod';

/** No letter that is mistaken for a digit: numbers are read aloud and typed from paper. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** That somebody finished a course, in the words it had then. */
export interface Certificate {
  readonly number: string;
  readonly holderName: string;
  readonly courseTitle: string;
  /** Two letters. */
  readonly courseLanguage: string;
  readonly teacherName: string;
  readonly lessonCount: number;
  readonly issuedAt: Date;
}

/** `ABCD-EFGH-JKLM-NPQR`: 80 random bits, so that nobody meets another's by trying. */
export function newCertificateNumber(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** The number as it is kept, however it was typed; null for what can be none. */
export function parseCertificateNumber(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s-]/g, '');
  return /^[A-HJ-NP-Z2-9]{16}$/.test(letters) ? letters.replace(/(.{4})(?=.)/g, '$1-') : null;
}

/** What the certificate's typefaces can set. */
const PRINTABLE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M} .,'’·-]*$/u;

/** The holder's name, asked once. */
export const certificateInput = z.strictObject({
  holder: z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, 'Write the name that is to stand on it.')
        .max(80, 'At most 80 characters.')
        .regex(
          PRINTABLE,
          'It can be set in Latin, Greek or Cyrillic letters only. Write the name in one of them.',
        ),
    ),
});
