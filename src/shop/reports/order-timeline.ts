import type { Db } from '#lib/db.ts';
import type { AuditRow } from '../accounts/audit.ts';
import { listAuditOf } from '../accounts/audit-store.ts';
import { listCorrections } from '../customers/note-store.ts';
import { historyOf } from '../orders/history-store.ts';
import { listEmailsOf, listEventsOf, listPaymentsOf, listRefundsOf } from './order-timeline-store.ts';

export type TimelineSource = 'order' | 'payment' | 'refund' | 'dispute' | 'stripe' | 'email' | 'audit';

/** Something that happened to an order. */
export interface TimelineEntry {
  readonly at: Date;
  /** The records that mention it; the first is the main one. */
  readonly sources: readonly TimelineSource[];
  readonly action: string;
  /** `visitor`, `stripe`, `job`, `cli`, `staff:<id>`. */
  readonly actor: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface OrderTimeline {
  readonly entries: readonly TimelineEntry[];
  readonly refunds: Awaited<ReturnType<typeof listRefundsOf>>;
  readonly payments: Awaited<ReturnType<typeof listPaymentsOf>>;
}

/** Everything recorded about an order, oldest first: history, payments, refunds, disputes, webhook events, emails, audit. */
export async function loadOrderTimeline(db: Db, orderId: string): Promise<OrderTimeline> {
  const [history, payments, refunds, emails, audit] = await Promise.all([
    historyOf(db, orderId),
    listPaymentsOf(db, orderId),
    listRefundsOf(db, orderId),
    listEmailsOf(db, orderId),
    listAuditOf(db, `order:${orderId}`),
  ]);
  const keys = payments.flatMap(({ stripeSessionId, stripePaymentIntentId }) => [
    stripeSessionId,
    stripePaymentIntentId,
  ]);
  const events = await listEventsOf(
    db,
    keys.filter((key) => key !== null),
  );
  const corrections = await listCorrections(db, noteIdsOf(audit));
  const entries = [
    ...inOrder(history).flatMap((entry) => historyEntries(entry, refunds, audit)),
    ...payments.flatMap((payment) => paymentEntries(payment, history)),
    ...events.map((event) => ({
      at: event.receivedAt,
      sources: ['stripe'] as const,
      action: event.type,
      actor: 'stripe',
      details: { outcome: event.outcome, attempts: event.attempts, failed: event.failedAt !== null },
    })),
    ...emails.flatMap(emailEntries),
    ...audit.filter((row) => !isInHistory(row, history)).map((row) => auditEntry(row, corrections)),
  ];
  return { entries: entries.toSorted((a, b) => a.at.getTime() - b.at.getTime()), refunds, payments };
}

/**
 * The history with times that never go back. A row has the time at which its transaction began; one that waited for
 * another happened after it all the same.
 */
function inOrder(history: History): History {
  let latest = new Date(0);
  return history.map((entry) => {
    if (entry.at > latest) latest = entry.at;
    return { ...entry, at: latest };
  });
}

type History = Awaited<ReturnType<typeof historyOf>>;

/** An entry of the history. One about a refund gets the details of the refund, and the audit log as a second source. */
function historyEntries(
  { at, actor, action, details }: History[number],
  refunds: OrderTimeline['refunds'],
  audit: readonly AuditRow[],
): TimelineEntry[] {
  const known = details as Record<string, unknown>;
  const refund = refunds.find(({ id }) => id === known['refund']);
  const isAudited = audit.some(
    (row) => action === 'refund_requested' && row.details['refund'] === known['refund'],
  );
  const { currency, reason, takesBack, note } = refund ?? {};
  // Reason and terms are shown once, where the refund was requested.
  const terms = action === 'refund_requested' ? { reason: known['reason'] ?? reason, takesBack, note } : {};
  const shown = refund ? { ...known, currency, ...terms } : known;
  const source = refund ? 'refund' : action.startsWith('dispute_') ? 'dispute' : 'order';
  return [{ at, actor, action, details: shown, sources: isAudited ? [source, 'audit'] : [source] }];
}

/** Whether the history already has what this audit entry says. */
function isInHistory({ details }: AuditRow, history: History): boolean {
  if (typeof details['refund'] !== 'string') return false;
  return history.some((entry) => (entry.details as Record<string, unknown>)['refund'] === details['refund']);
}

/** A decline is told once: by the history, where that has it. */
function paymentEntries(payment: OrderTimeline['payments'][number], history: History): TimelineEntry[] {
  const { createdAt, declinedAt, declinedCode, amount, currency } = payment;
  const sources = ['payment'] as const;
  const opened = {
    at: createdAt,
    sources,
    action: 'page_opened',
    actor: 'visitor',
    details: { amount, currency },
  };
  if (!declinedAt || history.some(({ action }) => action === 'payment_declined')) return [opened];
  const details = { code: declinedCode };
  return [opened, { at: declinedAt, sources, action: 'payment_declined', actor: 'stripe', details }];
}

function emailEntries({
  kind,
  queuedAt,
  sentAt,
  failure,
  failedAt,
}: Awaited<ReturnType<typeof listEmailsOf>>[number]): TimelineEntry[] {
  const at = sentAt ?? failedAt ?? queuedAt;
  const action = sentAt ? 'email_sent' : failure ? `email_${failure}` : 'email_waiting';
  return [{ at, sources: ['email'], action, actor: 'job', details: { kind } }];
}

/** The ids of the notes that audit entries name. */
export function noteIdsOf(rows: readonly Pick<AuditRow, 'details'>[]): string[] {
  return rows.map(({ details }) => details['noteId']).filter((id) => typeof id === 'string');
}

function auditEntry(
  { at, actor, action, details }: AuditRow,
  corrections: ReadonlyMap<string, string>,
): TimelineEntry {
  const correction = corrections.get(String(details['noteId']));
  return {
    ...{ at, actor, action, sources: ['audit'] },
    details: correction === undefined ? details : { ...details, correction },
  };
}
