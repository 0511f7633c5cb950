import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { machineEnv } from './child.ts';
import type { Action } from './crash-process.ts';

/** What became of one who was to do something and may have died of it. */
export interface Outcome {
  /** The moments it lived through; the last is the one it died at, if it did. */
  readonly moments: readonly string[];
  readonly isKilled: boolean;
  /** What it answered, if it lived. */
  readonly answer: { readonly done?: unknown; readonly error?: string } | null;
}

/**
 * Processes that do one thing of the shop's and die in the middle of it, by `kill -9` of themselves. One is always
 * getting ready while another is at work.
 */
export function crashProcesses(env: Readonly<Record<string, string>>, { isReused = false } = {}) {
  let next: ReturnType<typeof wake> | null = null;
  let survivor: ReturnType<typeof wake> | null = null;
  const takeNext = () => {
    const one = next ?? wake(env);
    next = wake(env);
    return one;
  };
  return {
    /**
     * By a process that has done nothing yet, so that connecting is among its moments; with `isReused` by one that
     * lived, where there is one. @param killAt the moment to die at, counted from 1; 0 lets it live.
     */
    async send(action: Action, killAt: number): Promise<Outcome> {
      const one = (isReused && survivor) || takeNext();
      const outcome = await one.perform(action, killAt);
      if (survivor === one ? outcome.isKilled : !outcome.isKilled) {
        await survivor?.stop();
        survivor = outcome.isKilled ? null : one;
      }
      return outcome;
    },
    /** By one that lived, where there is one. It is not killed. */
    async sendAgain(action: Action): Promise<Outcome> {
      return survivor ? survivor.perform(action, 0) : this.send(action, 0);
    },
    async stop(): Promise<void> {
      await Promise.all([next?.stop(), survivor?.stop()]);
      [next, survivor] = [null, null];
    },
  };
}

function wake(env: Readonly<Record<string, string>>) {
  const file = fileURLToPath(new URL('./crash-process.ts', import.meta.url));
  const child = spawn(process.execPath, [file], {
    env: { ...machineEnv, NODE_ENV: 'test', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let moments: string[] = [];
  let words = '';
  let take: (answer: Outcome['answer']) => void = () => {};
  const ended = once(child, 'close');
  const ready = new Promise<void>((resolve, reject) => {
    void ended.then(() => reject(new Error(`it did not get ready:\n${words}`)));
    createInterface(child.stdout).on('line', (line) => {
      if (line === 'ready') resolve();
      else if (line.startsWith('point ')) moments.push(line.slice(6));
      else if (line.startsWith('answer ')) take(JSON.parse(line.slice(7)) as Outcome['answer']);
    });
  });
  ready.catch(() => {});
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  child.stdin.on('error', () => {});
  return {
    async perform(action: Action, killAt: number): Promise<Outcome> {
      await ready;
      moments = [];
      const answered = new Promise<Outcome['answer']>((resolve) => {
        take = resolve;
      });
      child.stdin.write(`${JSON.stringify({ action, killAt })}\n`);
      const answer = await Promise.race([answered, ended.then(() => null)]);
      const isKilled = child.signalCode === 'SIGKILL';
      if (!isKilled && !answer) throw new Error(`it ended without an answer:\n${words}`);
      return { moments, isKilled, answer };
    },
    async stop(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
