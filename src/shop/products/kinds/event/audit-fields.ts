import { languageName } from '#lib/language.ts';
import type { AuditField } from '../../kind-admin.ts';

/** How the audit log tells of an event's fields. Those who lead it are persons. */
export const eventAuditFields: Readonly<Record<string, AuditField>> = {
  speakers: { name: 'Who leads it' },
  language: { name: 'Language', isKept: true, text: (code) => (code === '' ? '' : languageName(code)) },
  age: { name: 'Age', isKept: true },
  bring: { name: 'What to bring' },
  access: { name: 'Access ¦ to a place' },
};
