import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, onPath, scratchFolder } from '#launcher/services/services.mjs';
import { eventually } from '#tests/support/eventually.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PARTS = ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json', 'src', 'public'];

/** A clone of its own, with ports of its own and this one's packages and build. */
export async function aClone() {
  const { dir, remove } = scratchFolder();
  for (const part of [...PARTS, 'database', 'dist']) {
    const options = { recursive: true, preserveTimestamps: true };
    if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(dir, part), options);
  }
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  // No npm: a test must never install anything into the packages that it shares with this clone.
  mkdirSync(join(dir, 'bin'));
  const redis = onPath('redis-server');
  if (redis) symlinkSync(redis, join(dir, 'bin', 'redis-server'));
  chmodSync(dir, 0o755);
  const ports = {
    PORT: await freePort(),
    STRIPE_SANDBOX_PORT: await freePort(),
    MAILBOX_PORT: await freePort(),
  };
  return { dir, remove, ports, origin: `http://localhost:${ports.PORT}` };
}

export type Clone = Awaited<ReturnType<typeof aClone>>;

export interface Run {
  readonly child: ChildProcess;
  output(): string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

const running = new Set<ChildProcess>();

/** Ends what a failed test left running. */
export async function endAll(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  await eventually(() => running.size === 0);
}

/** A command of the launcher, as npm would run it, with little in its environment but what is given. */
export function runIn(clone: Clone, command: string[], env: Record<string, string> = {}): Run {
  const [script = '', ...args] = command;
  const child = spawn(process.execPath, [join(clone.dir, 'src', 'launcher', script), ...args], {
    cwd: clone.dir,
    env: {
      PATH: join(clone.dir, 'bin'),
      // Its later processes start three times as quickly.
      NODE_COMPILE_CACHE: join(clone.dir, '.compiled'),
      ...stringsOf(clone.ports),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  const take = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal);
    });
  });
  return { child, output: () => text, ended };
}

/** `npm start`, until it says that the shop is open. @throws with its words when it ends first, or takes 90 s. */
export async function start(clone: Clone, env: Record<string, string> = {}): Promise<Run> {
  const run = runIn(clone, ['start.mjs'], env);
  const isOpen = () => run.output().includes('Ctrl-C stops everything');
  let isOver = false;
  void run.ended.then(() => {
    isOver = true;
  });
  await eventually(() => isOpen() || isOver, 90).catch(() => {});
  if (!isOpen()) throw new Error(`it does not open:\n${run.output()}`);
  return run;
}

/** The processes that run from that folder or in it, as the system lists them. */
export function processesOf({ dir }: Clone): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
      const isHere = command.includes(dir) || readlinkSync(`/proc/${pid}/cwd`).startsWith(dir);
      return isHere ? [`${pid} ${command}`] : [];
    } catch {
      return [];
    }
  });
}

const stringsOf = (numbers: Record<string, number>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]));
