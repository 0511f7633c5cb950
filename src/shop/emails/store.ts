import { sql } from 'kysely';
import { batchCalls } from '#lib/batch-calls.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';

/** An email that is still to be sent. */
export interface EmailRow {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly orderId: string | null;
  readonly details: unknown;
  readonly queuedAt: Date;
}

/** The right to send an email: of one worker at a time, until the lease ends or another takes it. */
export interface Lease {
  readonly id: string;
  readonly token: string;
}

interface LeasedRow extends EmailRow {
  /** `free`: it is now this caller's; `held`: another worker is sending it; `lost`: its worker died while the server may have had it. */
  readonly state: 'free' | 'held' | 'lost';
  readonly token: string;
}

/** Takes the leases of emails, for `seconds` of the database's clock. What was sent, given up or erased is left out. */
const leased = prepared<LeasedRow, { ids: readonly string[]; seconds: number }>((_, value) => {
  // A lease that ends later than one taken now would was written by a clock that was ahead: it counts as ended.
  const isHeld = sql`(leased_until > now() and leased_until <= now() + make_interval(secs => ${value('seconds')}::float8))`;
  const isUnsent = sql`id = any(${value('ids')}::uuid[]) and sent_at is null and failure is null and recipient is not null`;
  return sql`
    with free as (
      update mails set tried_at = now(), lease_token = gen_random_uuid(),
        leased_until = now() + make_interval(secs => ${value('seconds')}::float8)
      where ${isUnsent} and handed_over_at is null and ${isHeld} is not true
      returning id, kind, recipient, order_id, details, queued_at, 'free' as state, lease_token as token
    )
    select * from free
    union all
    select id, kind, recipient, order_id, details, queued_at, case when ${isHeld} then 'held' else 'lost' end, lease_token
    from mails where ${isUnsent} and (handed_over_at is not null or ${isHeld})`;
});

const extended = prepared<
  { id: string },
  { ids: readonly string[]; tokens: readonly string[]; seconds: number }
>(
  (_, value) => sql`
    update mails m set leased_until = now() + make_interval(secs => ${value('seconds')}::float8)
    from unnest(${value('ids')}::uuid[], ${value('tokens')}::uuid[]) held (id, token)
    where m.id = held.id and m.lease_token = held.token and m.sent_at is null and m.failure is null returning m.id`,
);

const handedOver = prepared<{ id: string }, { ids: readonly string[]; tokens: readonly string[] }>(
  (_, value) => sql`
    update mails m set handed_over_at = now()
    from unnest(${value('ids')}::uuid[], ${value('tokens')}::uuid[]) held (id, token)
    where m.id = held.id and m.lease_token = held.token and m.failure is null returning m.id`,
);

/** Also of an email that counts as doubtful by now: with the last doubt about its order and kind, the concern closes. */
const accepted = prepared<{ id: string }, { ids: readonly string[]; tokens: readonly string[] }>(
  (_, value) => sql`
    with sent as (
      update mails m set sent_at = now(), leased_until = null, failure = null, failed_at = null, failure_reason = null
      from unnest(${value('ids')}::uuid[], ${value('tokens')}::uuid[]) held (id, token)
      where m.id = held.id and m.lease_token = held.token and m.sent_at is null returning m.id, m.kind, m.order_id
    ), closed as (
      update concerns c set resolved_at = now(), resolved_by = 'job'
      from sent left join orders o on o.id = sent.order_id
      where c.kind = 'email_doubtful' and c.resolved_at is null
        and c.subject = coalesce(o.number, left(sent.id::text, 8)) || ' ' || sent.kind
        and not exists (select from mails other where other.order_id = sent.order_id and other.kind = sent.kind
          and other.failure = 'doubtful' and other.id not in (select id from sent))
    )
    select id from sent`,
);

const released = prepared<{ id: string }, { ids: readonly string[]; tokens: readonly string[] }>(
  (_, value) => sql`
    update mails m set lease_token = null, leased_until = null, handed_over_at = null
    from unnest(${value('ids')}::uuid[], ${value('tokens')}::uuid[]) held (id, token)
    where m.id = held.id and m.lease_token = held.token and m.failure is null returning m.id`,
);

export interface EmailLeases {
  /** Null for an email that was sent, given up, erased, or never was. */
  take(id: string): Promise<LeasedRow | null>;
  /** Renews leases. */
  extend(leases: readonly Lease[]): Promise<void>;
  /** Notes that the server gets the email from now on. @returns false when the lease is another's by now. */
  handOver(lease: Lease): Promise<boolean>;
  /** The server accepted it. */
  accept(lease: Lease): Promise<boolean>;
  /** The server has not got it: anybody may try again. */
  release(lease: Lease): Promise<boolean>;
}

/** The leases of emails; calls that come together are one statement. @param seconds how long a lease lasts. */
export function emailLeases(db: Db, seconds: number): EmailLeases {
  const take = batchCalls(async (ids: readonly string[]) => {
    const rows = new Map((await leased(db, { ids, seconds })).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
  const forEach = (write: typeof handedOver) =>
    batchCalls(async (leases: readonly Lease[]) => {
      const written = new Set((await write(db, columnsOf(leases))).map(({ id }) => id));
      return leases.map(({ id }) => written.has(id));
    });
  return {
    take,
    extend: async (leases) => void (await extended(db, { ...columnsOf(leases), seconds })),
    handOver: forEach(handedOver),
    accept: forEach(accepted),
    release: forEach(released),
  };
}

function columnsOf(leases: readonly Lease[]): { ids: readonly string[]; tokens: readonly string[] } {
  return { ids: leases.map(({ id }) => id), tokens: leases.map(({ token }) => token) };
}

/**
 * Gives an email up, under its lease, unless it was sent or given up.
 * @returns whether it was.
 */
export async function writeFailure(
  db: Db,
  { id, token }: Lease,
  failure: 'refused' | 'doubtful',
  reason: string,
): Promise<boolean> {
  const row = await db
    .updateTable('mails')
    .set({ failure, failureReason: reason, failedAt: sql<Date>`now()`, leasedUntil: null })
    .where('id', '=', id)
    .where('leaseToken', '=', token)
    .where('sentAt', 'is', null)
    .where('failure', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Claims emails that were not sent and not tried for long, because their job ran out of retries or was lost. Each is marked
 * as tried, so that the next call claims others. Seconds by the database's clock.
 * @returns their ids.
 */
export async function claimStuckEmails(
  db: Db,
  bounds: { readonly untriedSeconds: number; readonly youngerThanSeconds: number; readonly limit: number },
): Promise<string[]> {
  const { untriedSeconds, youngerThanSeconds, limit } = bounds;
  const { rows } = await sql<{ id: string }>`
    update mails set tried_at = now() where id in (
      select id from mails
      where sent_at is null and failure is null and recipient is not null
        and queued_at > now() - make_interval(secs => ${youngerThanSeconds}::float8)
        and coalesce(tried_at, queued_at) not between now() - make_interval(secs => ${untriedSeconds}::float8) and now()
      order by queued_at limit ${limit} for update skip locked
    ) returning id`.execute(db);
  return rows.map(({ id }) => id);
}
