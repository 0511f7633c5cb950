import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import pg from 'pg';
import { onPath } from '#launcher/services/services.mjs';

const run = promisify(execFile);
/** Where the measured server runs, and where all the rest does: the load, PostgreSQL, Redis, the stand-ins. */
const SERVER = '0';
const REST = '1';

/** Whether servers can be kept on a core of their own here. */
export const hasCores = onPath('taskset') && availableParallelism() > 1;

/** Command words that keep what follows on the server's core. */
export const onServerCore = hasCores ? ['taskset', '-c', SERVER] : [];

/** Takes this process, what it will start, and the PostgreSQL at an address off the server's core. */
export async function leaveServerCore(adminUrl: string): Promise<void> {
  if (!hasCores) return;
  await move(process.pid);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const file = "pg_read_file(current_setting('data_directory') || '/postmaster.pid')";
    const { rows } = await client.query<{ pid: string }>(`select split_part(${file}, e'\\n', 1) as pid`);
    await move(Number(rows[0]?.pid));
  } finally {
    await client.end();
  }
}

/** A process with all its threads. One that belongs to somebody else stays where it is. */
async function move(pid: number): Promise<void> {
  await run('taskset', ['-a', '-c', '-p', REST, String(pid)]).catch(() => {});
}
