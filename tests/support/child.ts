import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
/** What a process needs of this one's environment. Without the compile cache a start costs three times as much. */
export const machineEnv: Readonly<Record<string, string | undefined>> = {
  PATH,
  HOME,
  ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
};
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Child {
  readonly pid: number;
  /** Exit code; -1 after a signal. */
  readonly exited: Promise<number>;
  /** Everything it has printed; of more than 400 million characters the last half. */
  output(): string;
  /** The first line that matches. @throws when it ends, or two minutes pass, without one. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  /** Asks it to end in order, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it at once, with nothing in order. */
  kill(): Promise<void>;
}

/** Starts a Node process of the project with just this environment beside the machine's own. */
export function run(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd = ROOT,
): Child {
  // A test run that is killed leaves no shop behind.
  const isServer = /^src\/(server|worker)\.ts$/.test(args[0] ?? '');
  const child = spawn(process.execPath, isServer ? [...args, `--end-with=${process.pid}`] : args, {
    cwd,
    env: { ...machineEnv, NODE_ENV: 'test', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    text += chunk.toString();
    // A string of the engine ends at 536 million characters, and a long flood logs that much.
    if (text.length > 400_000_000) text = text.slice(text.indexOf('\n', 200_000_000) + 1);
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const exited = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  return {
    pid: child.pid ?? -1,
    exited,
    output: () => text,
    line: (pattern) => lineOf(pattern, name, () => text, listeners, exited),
    signal: (signal) => void child.kill(signal),
    stop: async () => {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 60_000);
      await exited;
      clearTimeout(force);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function lineOf(
  pattern: RegExp,
  name: string,
  text: () => string,
  listeners: Set<() => void>,
  exited: Promise<number>,
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${name} ${why}:\n${text()}`));
    const timer = setTimeout(fail, 120_000, `did not say ${pattern}`);
    const look = () => {
      const found = pattern.exec(text());
      if (!found) return;
      clearTimeout(timer);
      listeners.delete(look);
      resolve(found);
    };
    listeners.add(look);
    look();
    void exited.then((code) => fail(`ended with ${code} before saying ${pattern}`));
  });
}
