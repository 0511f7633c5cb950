import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { onPath } from '#launcher/services/services.mjs';

/** @throws when this machine has none. */
export function pgbenchProgram(): string {
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder) ? readdirSync(folder) : [];
  const found = versions
    .map((version) => `${folder}/${version}/bin/pgbench`)
    .find((file) => existsSync(file));
  const program = onPath('pgbench') ?? found;
  if (!program) throw new Error('there is no pgbench on the path: install the PostgreSQL programs');
  return program;
}

/** Runs a script as prepared statements. `each`: transactions per client. @returns transactions per second. */
export async function pgbench(
  url: string,
  { scriptFile, clients, each }: { scriptFile: string; clients: number; each: number },
): Promise<number> {
  const words = ['-n', '-M', 'prepared', '-c', clients, '-j', 1, '-t', each, '-f', scriptFile, url];
  const { stdout } = await promisify(execFile)(pgbenchProgram(), words.map(String));
  const tps = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  if (!Number.isFinite(tps) || !stdout.includes(`${each * clients}/${each * clients}`)) {
    throw new Error(`pgbench did not run through:\n${stdout}`);
  }
  return tps;
}
