import { languageName } from '#lib/language.ts';
import { t } from '#messages/t.ts';
import type { AuditChange } from '../../../accounts/audit.ts';
import type { AuditField } from '../../kind-admin.ts';
import { LEVEL_TEXTS, levels } from './course.ts';

/** How the audit log tells of a course's fields. The teacher's are about a person. */
export const courseAuditFields: Readonly<Record<string, AuditField>> = {
  instructor_name: { name: 'Teacher' },
  instructor_bio: { name: 'About the teacher' },
  level: { name: 'Level', isKept: true, text: levelText },
  language: { name: 'Language', isKept: true, text: (code) => (code === '' ? '' : languageName(code)) },
  video_url: { name: 'Film' },
  outcomes: { name: 'What you’ll be able to do' },
  requirements: { name: 'What you need' },
  audience: { name: 'Who it is for' },
};

function levelText(value: string): string {
  const level = levels.find((one) => one === value);
  return level ? t(LEVEL_TEXTS[level]) : value;
}

const KEPT = new Set(['title', 'slug', 'minutes', 'preview', 'comes_on']);

/** What an edit of a lesson changes, for the audit log. Its text and its film are not kept. */
export function lessonChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  changing: readonly string[],
): AuditChange[] {
  return changing.map((field) =>
    KEPT.has(field) ? { field, from: before[field] || null, to: after[field] || null } : { field },
  );
}
