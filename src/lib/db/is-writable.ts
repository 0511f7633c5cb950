import { randomBytes } from 'node:crypto';
import { pools } from '../db.ts';
import { queryPool } from './retrying-pool.ts';

/** An answer is used for so many milliseconds. */
const ANSWER_MS = 1_000;
/** Bytes: nearly a page of PostgreSQL, so that a full disk is noticed. */
const FILLER_BYTES = 7_000;

let answer: { readonly at: number; readonly isWritable: Promise<boolean> } | undefined;

/**
 * Whether a row can be written: not on a standby, a full disk or a database that was set to read-only. Asked once a second at
 * most, however many want to know.
 */
export function isWritable(): Promise<boolean> {
  const at = performance.now();
  if (!answer || at - answer.at > ANSWER_MS) answer = { at, isWritable: write() };
  return answer.isWritable;
}

async function write(): Promise<boolean> {
  try {
    await queryPool(
      pools.web,
      'with old as (delete from write_checks) insert into write_checks (filler) values ($1)',
      [randomBytes(FILLER_BYTES)],
    );
    return true;
  } catch {
    return false;
  }
}
