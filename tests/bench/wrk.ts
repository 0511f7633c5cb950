import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onPath } from '#launcher/services/services.mjs';
import { SECONDS } from './length.ts';

const SCRIPT = fileURLToPath(new URL('wrk.lua', import.meta.url));
/** Connections that ask without a pause, each waiting for its answer. */
export const CONNECTIONS = 32;

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Requests that got no answer, or one that says no. */
  readonly failed: number;
}

export interface Wanted {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Posted as a form. */
  readonly form?: Readonly<Record<string, string>>;
  /** Every request says that it comes from another address. */
  readonly fromMany?: boolean;
  readonly seconds?: number;
  readonly connections?: number;
}

/** Asks for one page as fast as it is answered. @throws without wrk, or when an answer was not what it should be. */
export async function load({
  url,
  headers = {},
  form,
  fromMany,
  seconds,
  connections,
}: Wanted): Promise<Load> {
  if (!onPath('wrk')) throw new Error('there is no wrk here: install the package wrk');
  const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const many = String(connections ?? CONNECTIONS);
  const how = ['-t', '1', '-c', many, '-d', `${seconds ?? SECONDS}s`, '--timeout', '10s', '-s', SCRIPT];
  const body = form ? new URLSearchParams(form).toString() : '';
  const words = [...how, ...lines, url, '--', form ? 'POST' : 'GET', body, fromMany ? 'many' : 'one'];
  const { stdout } = await promisify(execFile)('wrk', words);
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (!line) throw new Error(`wrk told nothing:\n${stdout}`);
  const report = JSON.parse(line) as Load;
  if (report.failed > 0) throw new Error(`${report.failed} requests for ${url} failed`);
  return report;
}
