import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Act } from './mortal.ts';

/** What became of one who was to do something and may have died of it. */
export interface Fate {
  /** The moments it lived through; the last is the one it died at, if it did. */
  readonly moments: readonly string[];
  readonly isDead: boolean;
  /** What it answered, if it lived. */
  readonly answer: { readonly done?: unknown; readonly error?: string } | null;
}

/**
 * Processes that do one thing of the shop's and die in the middle of it, by `kill -9` of themselves. One is always
 * getting ready while another is at work.
 */
export function mortals(env: Readonly<Record<string, string>>) {
  let next: ReturnType<typeof wake> | null = null;
  return {
    /** @param dieAt the moment to die at, counted from 1; 0 lets it live. */
    async send(act: Act, dieAt: number): Promise<Fate> {
      const one = next ?? wake(env);
      next = wake(env);
      return one.perform(act, dieAt);
    },
    async stop(): Promise<void> {
      await next?.stop();
      next = null;
    },
  };
}

function wake(env: Readonly<Record<string, string>>) {
  const file = fileURLToPath(new URL('./mortal.ts', import.meta.url));
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'test', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const moments: string[] = [];
  let words = '';
  let answer: Fate['answer'] = null;
  const ended = once(child, 'close');
  const ready = new Promise<void>((resolve, reject) => {
    void ended.then(() => reject(new Error(`it did not get ready:\n${words}`)));
    createInterface(child.stdout).on('line', (line) => {
      if (line === 'ready') resolve();
      else if (line.startsWith('point ')) moments.push(line.slice(6));
      else if (line.startsWith('answer ')) answer = JSON.parse(line.slice(7)) as Fate['answer'];
    });
  });
  ready.catch(() => {});
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  child.stdin.on('error', () => {});
  return {
    async perform(act: Act, dieAt: number): Promise<Fate> {
      await ready;
      child.stdin.write(`${JSON.stringify({ act, dieAt })}\n`);
      await ended;
      const isDead = child.signalCode === 'SIGKILL';
      if (!isDead && !answer) throw new Error(`it ended without a word:\n${words}`);
      return { moments, isDead, answer };
    },
    async stop(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
