import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { config } from '../config.ts';
import { afterCommit, type Db } from '../db.ts';
import { log } from '../logging/log.ts';
import { openPurgeConnection, PURGE_CONNECTION_NAME } from './purge-connection.ts';

/** Channels: a purge, and what every process answers once it has dropped the pages. */
const PURGES = 'page_cache';
const CONFIRMATIONS = 'page_cache_heard';
/** The payload of a notice must be shorter than 8,000 bytes. */
const TAGS_PER_NOTICE = 50;
/** An edit waits at most this long for the confirmations of all processes. */
const MAX_WAIT_MS = 500;
/** After this long an unconfirmed purge is dropped: its transaction may have been rolled back. */
const FORGET_MS = 60_000;

/** The connection of this process, while it listens. */
let client: pg.Client | null = null;

/** A purge of ours: how many processes have confirmed it, and how many are to. */
interface PendingPurge {
  confirmed: number;
  expected: number;
  done: () => void;
}
const pending = new Map<string, PendingPurge>();

/**
 * Makes every process of the shop drop the pages with one of these tags when the caller's transaction commits, and only
 * then. In a process that listens itself `inTransaction` returns after all processes have confirmed (500 ms at most), so
 * that the page shown after an edit is the new one everywhere.
 */
export async function purgeTags(tx: Db, tags: readonly string[]): Promise<void> {
  for (let at = 0; at < tags.length; at += TAGS_PER_NOTICE) {
    const id = randomUUID();
    const notice = JSON.stringify({ id, tags: tags.slice(at, at + TAGS_PER_NOTICE) });
    if (client) afterCommit(tx, expectConfirmations(id));
    await sql`select pg_notify(${PURGES}, ${notice})`.execute(tx);
  }
}

interface Listener {
  /** Confirmed once it has returned. */
  readonly purge: (tags: readonly string[]) => Promise<void>;
  /** Called with true when every purge from now on is received, with false when the connection is lost. */
  readonly listening: (isListening: boolean) => void;
}

/** Listens for purges until stopped; a lost connection is opened again. */
export function listenForPurges(listener: Listener, databaseUrl = config.databaseUrl): { stop(): void } {
  return openPurgeConnection(databaseUrl, [PURGES, CONFIRMATIONS], {
    changed: (connected) => {
      client = connected;
      listener.listening(connected !== null);
    },
    notified: (on, channel, payload) => {
      if (channel === CONFIRMATIONS) return countConfirmation(payload);
      const { id, tags } = readNotice(payload);
      listener
        .purge(tags)
        .then(() => on.query(`select pg_notify('${CONFIRMATIONS}', $1)`, [id]))
        .catch((err) => log.debug({ err }, 'a page cache purge was not confirmed'));
    },
  });
}

/** @returns a function that waits until every process has confirmed, or `MAX_WAIT_MS`. */
function expectConfirmations(id: string): () => Promise<void> {
  const purge: PendingPurge = { confirmed: 0, expected: Number.POSITIVE_INFINITY, done: () => {} };
  pending.set(id, purge);
  setTimeout(() => pending.delete(id), FORGET_MS).unref();
  return () =>
    new Promise<void>((resolve) => {
      purge.done = resolve;
      setTimeout(resolve, MAX_WAIT_MS);
      void countListeners(purge);
    });
}

async function countListeners(purge: PendingPurge): Promise<void> {
  const text =
    'select count(*)::int as listeners from pg_stat_activity where datname = current_database() and application_name = $1';
  const found = await client?.query<{ listeners: number }>(text, [PURGE_CONNECTION_NAME]).catch(() => null);
  purge.expected = found?.rows[0]?.listeners ?? 0;
  if (purge.confirmed >= purge.expected) purge.done();
}

function countConfirmation(id: string): void {
  const purge = pending.get(id);
  if (!purge) return;
  purge.confirmed++;
  if (purge.confirmed >= purge.expected) purge.done();
}

function readNotice(payload: string): { id: string; tags: string[] } {
  const { id, tags } = JSON.parse(payload) as { id: string; tags: string[] };
  return { id, tags };
}
