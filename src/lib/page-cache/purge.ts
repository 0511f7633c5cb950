import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { config } from '../config.ts';
import { afterCommit, type Db } from '../db.ts';
import { log } from '../logging/log.ts';
import { keepPurgeConnection, PURGE_CONNECTION_NAME } from './purge-connection.ts';

const EDITS = 'page_cache';
const HEARD = 'page_cache_heard';
/** A notice holds less than 8,000 bytes. */
const TAGS_PER_NOTICE = 50;
/** An edit waits no longer than this for the others to have heard of it. */
const PATIENCE_MS = 500;
const FORGET_MS = 60_000;

/** The line of this process, while it stands. */
let line: pg.Client | null = null;
/** How often a notice of ours was heard, and who wants to know. */
const echoes = new Map<string, { count: number; wanted: number; enough: () => void }>();

/**
 * Makes every process of the shop forget the pages with one of these tags, at the moment the caller's transaction
 * commits and only then. In a process that listens itself, `inTransaction` returns when all of them have: whoever is
 * told that an edit is done finds it everywhere.
 */
export async function purgeTags(tx: Db, tags: readonly string[]): Promise<void> {
  for (let at = 0; at < tags.length; at += TAGS_PER_NOTICE) {
    const id = randomUUID();
    const notice = JSON.stringify({ id, tags: tags.slice(at, at + TAGS_PER_NOTICE) });
    if (line) afterCommit(tx, expectEchoes(id));
    await sql`select pg_notify(${EDITS}, ${notice})`.execute(tx);
  }
}

interface Ear {
  readonly purge: (tags: readonly string[]) => void;
  /** Called with true when everything from now on is heard, with false when the line breaks. */
  readonly hearing: (isHearing: boolean) => void;
}

/** Listens for edits until stopped, and mends its line by itself. */
export function listenForPurges(ear: Ear, databaseUrl = config.databaseUrl): { stop(): void } {
  return keepPurgeConnection(databaseUrl, [EDITS, HEARD], {
    changed: (stands) => {
      line = stands;
      ear.hearing(stands !== null);
    },
    heard: (on, channel, payload) => {
      if (channel === HEARD) return countEcho(payload);
      const { id, tags } = readNotice(payload);
      ear.purge(tags);
      on.query(`select pg_notify('${HEARD}', $1)`, [id]).catch((err) =>
        log.debug({ err }, 'an edit was not echoed'),
      );
    },
  });
}

/** @returns what waits until every process has forgotten, or has had its time. */
function expectEchoes(id: string): () => Promise<void> {
  const echo = { count: 0, wanted: Number.POSITIVE_INFINITY, enough: () => {} };
  echoes.set(id, echo);
  // Should the transaction come to nothing, nobody else would take it away.
  setTimeout(() => echoes.delete(id), FORGET_MS).unref();
  return () =>
    new Promise<void>((resolve) => {
      echo.enough = resolve;
      setTimeout(resolve, PATIENCE_MS);
      void wantedEchoes(echo);
    });
}

async function wantedEchoes(echo: { count: number; wanted: number; enough: () => void }): Promise<void> {
  const text =
    'select count(*)::int as wanted from pg_stat_activity where datname = current_database() and application_name = $1';
  const found = await line?.query<{ wanted: number }>(text, [PURGE_CONNECTION_NAME]).catch(() => null);
  echo.wanted = found?.rows[0]?.wanted ?? 0;
  if (echo.count >= echo.wanted) echo.enough();
}

function countEcho(id: string): void {
  const echo = echoes.get(id);
  if (!echo) return;
  echo.count++;
  if (echo.count >= echo.wanted) echo.enough();
}

function readNotice(payload: string): { id: string; tags: string[] } {
  const { id, tags } = JSON.parse(payload) as { id: string; tags: string[] };
  return { id, tags };
}
