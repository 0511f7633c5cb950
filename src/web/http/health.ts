import { readdirSync } from 'node:fs';
import { appliedMigrations, MIGRATIONS } from '#lib/db/migrate.ts';
import { queryPool } from '#lib/db/retrying-pool.ts';
import { pools } from '#lib/db.ts';
import { redisState } from '#lib/redis.ts';
import { SECURITY_HEADERS } from '#web/http/security-headers.ts';
import type { Exchange } from './send-page.ts';

const wanted = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql')).length;

/** Alive: this process answers. */
export function healthz(exchange: Exchange): void {
  answer(exchange, 200, { status: 'alive' });
}

/** Able to sell: PostgreSQL answers and is migrated. Redis away is ready all the same, only slower. */
export async function readyz(exchange: Exchange, isDraining: boolean): Promise<void> {
  const database = isDraining ? 'draining' : await databaseState();
  const isReady = database === 'ready';
  const redis = redisState();
  answer(exchange, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', database, redis });
}

type DatabaseState = 'ready' | 'away' | 'not migrated';
let asking: Promise<DatabaseState> | undefined;

/** One question at a time, however many ask. */
function databaseState(): Promise<DatabaseState> {
  asking ??= askDatabase().finally(() => {
    asking = undefined;
  });
  return asking;
}

async function askDatabase(): Promise<DatabaseState> {
  try {
    const applied = await appliedMigrations((text) => queryPool(pools.web, text));
    return applied.length >= wanted ? 'ready' : 'not migrated';
  } catch {
    return 'away';
  }
}

function answer({ request, response, requestId }: Exchange, status: number, state: object): void {
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
