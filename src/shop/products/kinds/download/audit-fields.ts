import { languageName } from '#lib/language.ts';
import type { AuditField } from '../../kind-admin.ts';

/** How the audit log tells of a download's fields. */
export const downloadAuditFields: Readonly<Record<string, AuditField>> = {
  language: { name: 'Language', isKept: true, text: (code) => (code === '' ? '' : languageName(code)) },
  contents: { name: 'What is inside' },
  licence: { name: 'Licence' },
  use_limit: { name: 'Downloads of each file', isKept: true },
};
