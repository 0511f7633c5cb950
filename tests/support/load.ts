import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LoadReport {
  /** Answers by status; -1 is a request that got none. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly errors: readonly string[];
  /** Milliseconds, ascending. */
  readonly times: readonly number[];
}

/** The value below which this share of the times lies. @param times ascending */
export function percentile(times: readonly number[], share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
}

/**
 * Asks at a steady rate, whatever the answers do, over kept-alive connections.
 * @param until resolves when it is enough; @param perSecond requests that are begun each second.
 */
export async function steadily(
  port: number,
  paths: readonly string[],
  perSecond: number,
  until: Promise<unknown>,
): Promise<LoadReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const statuses: Record<number, number> = {};
  const [errors, times, asked]: [string[], number[], Promise<void>[]] = [[], [], []];
  let isOver = false;
  void until.finally(() => {
    isOver = true;
  });
  const start = performance.now();
  for (let n = 0; !isOver; n++) {
    const path = paths[n % paths.length] ?? '/';
    asked.push(
      ask(agent, port, path).then(({ status, ms, error }) => {
        statuses[status] = (statuses[status] ?? 0) + 1;
        times.push(ms);
        if (error) errors.push(error);
      }),
    );
    const ahead = (n + 1) * (1000 / perSecond) - (performance.now() - start);
    if (ahead > 1) await sleep(ahead);
  }
  await Promise.all(asked);
  agent.destroy();
  return { statuses, errors, times: times.toSorted((a, b) => a - b) };
}

/**
 * One request on a connection of the agent's; tells what happened to it and never throws. On a busy machine
 * one that met the end of a kept-alive connection is sent again, as HTTP clients do (RFC 9112, 9.3.1).
 */
export function ask(
  agent: Agent,
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; ms: number; error?: string }> {
  const start = performance.now();
  return new Promise((resolve) => {
    const fail = (error: Error & { code?: string }) => {
      const isLate = sent.reusedSocket && error.code === 'ECONNRESET' && !process.env['TEST_LONG'];
      if (isLate) return resolve(ask(agent, port, path, headers));
      resolve({ status: -1, ms: performance.now() - start, error: `${path}: ${error.message}` });
    };
    const options = {
      agent,
      port,
      path,
      host: '127.0.0.1',
      headers: { host: `localhost:${port}`, ...headers },
    };
    const sent = request(options, (response) => {
      response.on('error', fail);
      response.on('end', () => resolve({ status: response.statusCode ?? -1, ms: performance.now() - start }));
      response.resume();
    });
    sent.on('error', fail);
    sent.setTimeout(60_000, () => sent.destroy(new Error('no answer for 60 s')));
    sent.end();
  });
}

/** Resident memory of a process in MB; 0 when it is gone. */
export async function memoryOf(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024;
}

/** The short number, or with `TEST_LONG=1` the full one. */
export function count(short: number, long: number): number {
  return process.env['TEST_LONG'] ? long : short;
}
