import { readdirSync } from 'node:fs';
import { isWritable } from '#lib/db/is-writable.ts';
import { appliedMigrations, MIGRATIONS } from '#lib/db/migrate.ts';
import { queryPool } from '#lib/db/retrying-pool.ts';
import { pools } from '#lib/db.ts';
import { jobsState } from '#lib/jobs/keep-working.ts';
import { redisState } from '#lib/redis.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import type { Exchange } from './send-page.ts';

const migrationCount = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql')).length;

/** Alive: this process answers requests. */
export function healthz(exchange: Exchange): void {
  sendState(exchange, 200, { status: 'alive' });
}

/** Ready to sell: PostgreSQL answers, is migrated, and can be written to. Without Redis the shop is ready too, only slower. */
export async function readyz(exchange: Exchange, isDraining: boolean): Promise<void> {
  const database = isDraining ? 'draining' : await databaseState();
  const isReady = database === 'ready';
  const status = isReady ? 'ready' : 'not ready';
  sendState(exchange, isReady ? 200 : 503, { status, database, redis: redisState(), jobs: jobsState() });
}

type DatabaseState = 'ready' | 'away' | 'not migrated' | 'not writable';
let pending: Promise<DatabaseState> | undefined;

/** One query at a time, shared by all requests that wait for it. */
function databaseState(): Promise<DatabaseState> {
  pending ??= askDatabase().finally(() => {
    pending = undefined;
  });
  return pending;
}

async function askDatabase(): Promise<DatabaseState> {
  try {
    const applied = await appliedMigrations((text) => queryPool(pools.web, text));
    if (applied.length < migrationCount) return 'not migrated';
    return (await isWritable()) ? 'ready' : 'not writable';
  } catch {
    return 'away';
  }
}

function sendState({ request, response, requestId }: Exchange, status: number, state: object): void {
  const body = JSON.stringify(state);
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    ...(status === 503 ? { 'Retry-After': '5' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
