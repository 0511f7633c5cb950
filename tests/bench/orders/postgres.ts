import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '#launcher/services/services.mjs';
import { leaveServerCore } from '../cores.ts';

/** Pages written after a checkpoint go to the WAL whole: none comes meanwhile, so that the bytes can be compared. */
const SETTINGS = `
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track_planning = on
pg_stat_statements.track = 'all'
log_line_prefix = '%d/%u %p '
max_wal_size = '4GB'
checkpoint_timeout = '1h'
`;

/** A durable PostgreSQL that counts its statements, on the other core than the server's. */
export async function startCountingPostgres(dir: string) {
  const options = { dir: join(dir, 'counting'), durable: true, maxConnections: 200 };
  const { url, port, password, stop } = await startPostgres(options);
  await leaveServerCore(url);
  await stop();
  await appendFile(join(options.dir, 'postgresql.conf'), SETTINGS);
  const postgres = await startPostgres({ ...options, port, password });
  return { ...postgres, logFile: `${options.dir}.log` };
}
