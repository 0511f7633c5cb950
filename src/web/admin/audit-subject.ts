import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { AuditSubject } from '#shop/reports/audit-titles-store.ts';
import { auditSubjectLabels } from './audit-labels.ts';
import { capitalise, wordText } from './audit-text.ts';
import { adminPaths } from './paths.ts';
import { settingLabels } from './setting-fields.ts';

export interface SubjectText {
  readonly text: string;
  readonly href: string | null;
}

/** What an entry is about: a title, an order's number, a name. */
export function auditSubjectText(subject: string, known: AuditSubject | undefined): SubjectText {
  const [kind = '', name = ''] = subject.split(':', 2);
  if (kind === 'setting')
    return { text: t('{label}: {text}', { label: t('Setting'), text: settingName(name) }), href: null };
  const list = kind === 'list' ? listNames[name] : undefined;
  if (list) return { text: t(list), href: null };
  if (kind === 'promotion') return { text: subject.slice(kind.length + 1), href: adminPaths.promotions };
  if (!known) return { text: goneText(kind), href: null };
  switch (known.is) {
    case 'product':
      return { text: known.title, href: adminPaths.product(known.slug) };
    case 'review':
      return { text: t('Review of {title}', { title: known.title }), href: adminPaths.reviews };
    case 'part':
      return { text: known.title, href: known.path };
    case 'order':
      return { text: known.number, href: adminPaths.order(known.number) };
    case 'customer':
      return { text: known.email, href: adminPaths.customer(known.email) };
    case 'account':
      return { text: known.name, href: null };
    case 'concern':
      return { text: wordText(known.kind), href: adminPaths.concern(known.id) };
  }
}

const listNames: Readonly<Record<string, Sentence>> = {
  products: 'Products',
  orders: 'Orders',
  customers: 'Customers',
};

function goneText(kind: string): string {
  const known = (auditSubjectLabels as Readonly<Record<string, Sentence>>)[kind];
  return t('{what}, no longer there', { what: known ? t(known) : capitalise(kind) });
}

function settingName(key: string): string {
  const known = settingLabels[key];
  return known ? t(known) : capitalise(key.replaceAll('_', ' '));
}
