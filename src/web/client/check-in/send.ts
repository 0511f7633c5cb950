import type { KeptScan } from './kept.ts';
import { api, session, sessionNumber } from './page.ts';

/** What the server says of a scan. */
export interface ScanResult {
  readonly nonce: string;
  readonly is: 'in' | 'again' | 'early' | 'refused';
  readonly entry: string | null;
  readonly seat: string | null;
  readonly tone: 'good' | 'warning' | 'wrong';
  readonly title: string;
  readonly text: string;
  readonly who: string;
}

export interface Count {
  readonly in: number;
  readonly of: number;
}

/** The server has answered, but takes nothing from here: signed out, or the link has ended. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  constructor(status: number) {
    super(String(status));
    this.status = status;
  }
}

/** How long somebody at the entrance waits for an answer. */
const PATIENCE_MS = 5_000;

async function ask<T>(query: string, body?: unknown): Promise<T> {
  const response = await fetch(`${api}${query}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    signal: AbortSignal.timeout(PATIENCE_MS),
    cache: 'no-store',
  });
  if (response.status >= 500 || response.status === 429) throw new TypeError(`answered ${response.status}`);
  if (!response.ok) throw new Refused(response.status);
  return (await response.json()) as T;
}

/** @throws TypeError or a DOMException without a network, Refused. */
export function sendScans(
  scans: readonly KeptScan[],
  isEntered: boolean,
): Promise<{ results: readonly ScanResult[]; count: Count }> {
  const at = Date.now();
  return ask('', {
    session,
    scans: scans.map(({ at: made, ...scan }) => ({
      ...scan,
      age: Math.max(0, at - made),
      entered: isEntered,
    })),
  });
}

export function fetchCount(): Promise<{ count: Count }> {
  return ask(`?session=${sessionNumber}`);
}

export function fetchList(): Promise<{ count: Count; list: string; signature: string }> {
  return ask(`?session=${sessionNumber}&list=1`);
}
