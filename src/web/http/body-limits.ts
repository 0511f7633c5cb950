import type { Sentence } from '#messages/sentence.ts';

/** Longest bodies in bytes: for forms and JSON, for texts of people, for the admin, for webhooks. */
const FORM_BYTES = 65_536;
/** A form sends a character as up to 12 bytes, and letters that are taken apart as more. */
const TEXT_BYTES = 262_144;
const ADMIN_BYTES = 2_097_152;
const WEBHOOK_BYTES = 2_097_152;
/** Longest file that staff can upload, and longest picture. */
export const UPLOAD_BYTES = 2_147_483_648;
export const PICTURE_BYTES = 26_214_400;
/** Longest list of licence keys: as a form it has to fit the body of an admin page. */
export const LIST_BYTES = 524_288;

/** Longest sheet of 20,000 rows: it is kept apart, and its form has its id. */
export const SHEET_BYTES = 8_388_608;

const TEXTS = /^\/(?:contact$|api\/(?:notes|reviews)\/)/;

/** Longest body that an address takes, in bytes. */
export function bodyLimit(path: string): number {
  if (path.startsWith('/api/webhooks/')) return WEBHOOK_BYTES;
  if (path.startsWith('/admin/')) return ADMIN_BYTES;
  return TEXTS.test(path) ? TEXT_BYTES : FORM_BYTES;
}

/** What a body that is too large is answered with. */
export const TOO_LARGE: Sentence =
  'That is more than this page accepts. Nothing was saved: go back, then shorten or split the text.';
