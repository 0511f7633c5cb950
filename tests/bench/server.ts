import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onServerCore } from './cores.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WATCH = new URL('loop-watch.ts', import.meta.url).href;

export interface Server {
  readonly pid: number;
  readonly origin: string;
  /** Milliseconds from its start to its first 200. */
  readonly startMs: number;
  /** Resident memory in MB. */
  memory(): number;
  /** How late its event loop came since the last time this was asked, in milliseconds. Only with `watchLoop`. */
  loopDelay(): Promise<{ readonly p99: number; readonly max: number }>;
  stop(): Promise<void>;
}

export interface Start {
  /** Script and arguments for Node. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  /** Asked for until it answers 200. */
  readonly path: string;
  /** Where its log goes. */
  readonly dir: string;
  /** The checkout it runs in (default: this one). */
  readonly root?: string;
  /** On every core (default: on the server's). */
  readonly isFree?: boolean;
  readonly watchLoop?: boolean;
}

/** Starts a server as its owner would: a process of its own, whose log goes to a file. */
export async function startServer(start: Start): Promise<Server> {
  const { args, env, port, path, dir, isFree, watchLoop, root = ROOT } = start;
  const file = join(dir, `${port}.log`);
  const log = openSync(file, 'a');
  const watch = watchLoop ? ['--import', WATCH] : [];
  const [command = '', ...words] = [...(isFree ? [] : onServerCore), process.execPath, ...watch, ...args];
  const began = performance.now();
  const child = spawn(command, words, {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', log, log, ...(watchLoop ? (['ipc'] as const) : [])],
  });
  closeSync(log);
  const stop = () => end(child);
  const origin = `http://localhost:${port}`;
  while ((await statusOf(port, path)) !== 200) {
    if (child.exitCode !== null || performance.now() - began > 30_000) {
      await stop();
      throw new Error(`${args[0]} did not answer:\n${readFileSync(file, 'utf8').slice(-2_000)}`);
    }
    await sleep(5);
  }
  const startMs = performance.now() - began;
  const pid = child.pid ?? -1;
  return { pid, origin, startMs, memory: () => memoryOf(pid), loopDelay: () => delayOf(child), stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 12_000);
  await gone;
  clearTimeout(force);
}

function statusOf(port: number, path: string): Promise<number> {
  return new Promise((resolve) => {
    const sent = request({ port, path, host: 'localhost', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', () => resolve(0));
    sent.end();
  });
}

function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

async function delayOf(child: ChildProcess): Promise<{ p99: number; max: number }> {
  child.send('delay');
  const [delay] = await once(child, 'message');
  return delay as { p99: number; max: number };
}
