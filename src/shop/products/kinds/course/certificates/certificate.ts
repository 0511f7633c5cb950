import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';

/** Without letters that look like digits: numbers are typed from paper. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The certificate of a finished course, with the names and titles of that time. */
export interface Certificate {
  readonly number: string;
  readonly holderName: string;
  readonly courseTitle: string;
  /** ISO 639-1, two letters. */
  readonly courseLanguage: string;
  readonly teacherName: string;
  readonly lessonCount: number;
  readonly issuedAt: Date;
}

/** `ABCD-EFGH-JKLM-NPQR`: 80 random bits, so that it cannot be guessed. */
export function newCertificateNumber(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** The number in its stored form, however it was typed; null if it is none. */
export function parseCertificateNumber(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s-]/g, '');
  return /^[A-HJ-NP-Z2-9]{16}$/.test(letters) ? letters.replace(/(.{4})(?=.)/g, '$1-') : null;
}

const MAX_NAME = 120;
/** Anything may be part of a name but signs of markup and what changes the order of the text around it. */
const NAME = /^[^\p{Cc}\u202A-\u202E\u2066-\u2069<>]*$/u;

/** The name on the certificate. */
export const certificateInput = z.strictObject({
  holder: z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(
      typedText(MAX_NAME)
        .regex(/[\p{L}\p{N}\p{S}]/u, { error: () => t('Enter the name for the certificate.') })
        .regex(NAME, { error: () => t('Leave out “<”, “>” and invisible characters.') }),
    ),
});
