import { isUuid } from '#lib/ids.ts';
import { isolate } from '#lib/isolate.ts';
import { formatMoney } from '#lib/money.ts';
import { isWallTime, isZone } from '#lib/wall-time.ts';
import { displayNames } from '#messages/formats.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t, translate } from '#messages/t.ts';
import type { AuditRow } from '#shop/accounts/audit.ts';
import { shortDayAndTime } from '#shop/products/kinds/event/date-texts.ts';
import { allKinds } from '#shop/products/kinds.ts';
import type { AuditSubject } from '#shop/reports/audit-titles-store.ts';
import { longDate } from '../dates.ts';
import { auditActionLabels, auditDetailLabels, auditFieldLabels, auditValueLabels } from './audit-labels.ts';
import { concernLabels } from './concern-labels.ts';
import { formatDateTime, refundReasonLabels, roleLabels } from './labels.ts';
import { emailLabel } from './staff-act-labels.ts';

/** What was done, in words: "Product edited". */
export function auditActionText(action: string): string {
  const known = auditActionLabels[action];
  return known ? t(known) : capitalise(action.replaceAll(/[._-]/g, ' '));
}

/** The name of a field for people: "Price" for `price`, "Teacher" for `course.instructor_name`. */
export function auditFieldText(field: string): string {
  const [kind = '', name = field] = field.includes('.') ? field.split('.', 2) : [];
  const known = fieldOfKind(kind, name)?.name ?? auditFieldLabels[field];
  return known ? translate(known) : capitalise(name.replaceAll('_', ' '));
}

/** What the texts of an entry need beside it. */
export interface AuditContext {
  /** What it is about. */
  readonly about?: AuditSubject | undefined;
  /** Which address became which, by the note that says so. */
  readonly corrections?: ReadonlyMap<string, string>;
}

/** What changed, one text per line: "Price: 29.50 USD → 19.00 USD". */
export function auditDetailTexts(
  {
    details,
    subject = '',
    action = '',
  }: Pick<AuditRow, 'details'> & Partial<Pick<AuditRow, 'subject' | 'action'>>,
  { about, corrections }: AuditContext = {},
): string[] {
  const correction = corrections?.get(String(details['noteId']));
  if (correction !== undefined) return [isolate(correction)];
  if (subject.startsWith('setting:')) return settingTexts(subject.slice(8), details);
  const { changes, fields, title } = details;
  if (action === 'attendees.exported' && Array.isArray(fields))
    return [fields.map((name) => auditFieldText(String(name))).join(', ')];
  const told = Array.isArray(changes) ? changes.filter(isChange) : [];
  const named = Array.isArray(changes) || !Array.isArray(fields) ? [] : fields.map(String);
  return [
    ...(typeof title === 'string' && title !== '' ? [t('“{text}”', { text: title })] : []),
    ...told.map(changeText),
    // Entries from before the log kept values.
    ...named
      .filter((name) => !SAID_BY_ACTION.has(name))
      .map((name) => t('{field}: changed', { field: auditFieldText(name) })),
    ...otherTexts(details, about?.is === 'order' ? about.titles : []),
  ];
}

interface Change {
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly of?: unknown;
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && typeof (value as Change).field === 'string';
}

function changeText({ field, from, to, of }: Change): string {
  const plain = auditFieldText(field);
  const name = typeof of === 'string' ? t('{field} of {title}', { field: plain, title: of }) : plain;
  if (from === undefined && to === undefined) return t('{field}: changed', { field: name });
  const value = valueText(field, to);
  return from === undefined
    ? t('{label}: {text}', { label: name, text: value })
    : t('{label}: {text}', { label: name, text: `${valueText(field, from)} → ${value}` });
}

/** Dates as people write them, money in its currency, known words in words. */
function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('none ¦ a value');
  if (isMoney(value)) return formatMoney(value);
  const text = String(value);
  const known = auditValueLabels[field]?.[text];
  if (known) return t(known);
  const [kind = '', name = ''] = field.split('.', 2);
  const ofKind = fieldOfKind(kind, name)?.text?.(text);
  if (ofKind) return ofKind;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return longDate(new Date(text));
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatDateTime(new Date(text));
  const [wall = '', zone = ''] = text.split(' ');
  if (isWallTime(wall) && isZone(zone)) return `${shortDayAndTime(wall)} ${zone}`;
  return text;
}

function isMoney(value: unknown): value is { amount: number; currency: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { amount, currency } = value as Record<string, unknown>;
  return typeof amount === 'number' && typeof currency === 'string';
}

function fieldOfKind(kind: string, name: string) {
  return allKinds().find((one) => one.name === kind)?.admin?.auditFields?.[name];
}

/** Fields of which the action says what was done to them. */
const SAID_BY_ACTION = new Set(['status', 'curriculum', 'variants', 'files', 'dates']);

const SHOWN_APART = new Set([
  'changes',
  'fields',
  'title',
  'version',
  'form',
  'amount',
  'currency',
  'before',
  'from',
  'to',
]);

/** Details that are no change of a field: amounts, reasons, numbers. Ids are left out. */
function otherTexts(details: AuditRow['details'], titles: readonly string[]): string[] {
  const { amount, currency } = details;
  const { before = details['from'], after = details['to'] } = details;
  const rest = Object.entries(details).filter(
    ([name, value]) => !SHOWN_APART.has(name) && name !== 'after' && isPlain(value),
  );
  return [
    ...(isMoney({ amount, currency })
      ? [formatMoney({ amount, currency } as { amount: number; currency: string })]
      : []),
    ...(isPlain(before) ? [`${wordText(before)} → ${wordText(after)}`] : []),
    ...rest.map(([name, value]) => lineText(name, value, titles) ?? detailText(name, value)),
  ];
}

/** The title of an order's line, counted from 1; null for anything else. */
function lineText(name: string, value: unknown, titles: readonly string[]): string | null {
  const title = name === 'line' ? titles[Number(value) - 1] : undefined;
  return title === undefined ? null : t('“{text}”', { text: title });
}

/** A setting before and after, as people say it: "German → English". */
function settingTexts(key: string, { before, from, after, to }: AuditRow['details']): string[] {
  const text = (value: unknown) =>
    key === 'language' && typeof value === 'string' ? displayNames('language').of(value) : wordText(value);
  return [`${text(before ?? from) ?? ''} → ${text(after ?? to) ?? ''}`];
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return true;
  return typeof value === 'string' && value !== '' && !isUuid(value);
}

function detailText(name: string, value: unknown): string {
  if (name === 'takes_back') return value === true ? t('access ended') : t('access kept');
  const known = auditDetailLabels[name];
  const label = known ? t(known) : capitalise(name.replaceAll('_', ' '));
  const kind = name === 'kind' ? allKinds().find((one) => one.name === value) : undefined;
  const stored = auditValueLabels[name]?.[String(value)];
  return t('{label}: {text}', {
    label,
    text: kind ? translate(kind.words.title.one) : stored ? t(stored) : wordText(value),
  });
}

const WORDS: ReadonlyMap<string, Sentence> = new Map([
  ...Object.entries(refundReasonLabels),
  ...Object.entries(roleLabels),
  ...Object.entries(concernLabels).map(([kind, { word }]) => [kind, word] as const),
]);

export function wordText(value: unknown): string {
  const text = String(value);
  const known = WORDS.get(text);
  return known ? t(known) : (emailLabel(text) ?? text.replaceAll('_', ' '));
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
