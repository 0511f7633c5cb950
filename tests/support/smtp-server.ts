import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The steps of a dialogue at which the server acts: each is what it answers to, `content` the end of the email. */
export const STEPS = ['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'content'] as const;
export type Step = (typeof STEPS)[number];

/** What the server does at a step instead of answering at once. */
export interface Act {
  /** Milliseconds before the answer. */
  readonly wait?: number;
  /** Its answer, instead of the usual one. */
  readonly reply?: string;
  /** Closes the connection: instead of answering, or after it. */
  readonly cut?: 'before' | 'after';
  /** At `content`: whether it keeps the email although it does not say so. */
  readonly keeps?: boolean;
}

export type Behaviour = (step: Step, dialogue: number) => Act | undefined;

export interface SmtpServer {
  readonly url: string;
  /** The Message-ID of every email it kept, once for each time. */
  readonly kept: string[];
  /** Connections so far, and the most that were open at once. */
  readonly counts: { connections: number; open: number; mostOpen: number };
  close(): Promise<void>;
}

const USUAL: Readonly<Record<Step, string>> = {
  greeting: '220 test',
  EHLO: '250 test',
  MAIL: '250 sender ok',
  RCPT: '250 recipient ok',
  DATA: '354 go on',
  content: '250 kept',
};

/** A mail server that is as slow, as rude and as forgetful as it is told to be. */
export async function startSmtpServer(behaviour: Behaviour): Promise<SmtpServer> {
  const kept: string[] = [];
  const counts = { connections: 0, open: 0, mostOpen: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    counts.connections++;
    counts.mostOpen = Math.max(counts.mostOpen, ++counts.open);
    socket.on('error', () => {});
    socket.on('close', () => {
      counts.open--;
      sockets.delete(socket);
    });
    void talk(socket, behaviour, counts.connections, kept);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ kept, counts },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function talk(socket: Socket, behaviour: Behaviour, dialogue: number, kept: string[]): Promise<void> {
  /** @returns whether the dialogue goes on, and with the usual answer. */
  const answer = async (step: Step): Promise<'usual' | 'other' | 'over'> => {
    const act = behaviour(step, dialogue) ?? {};
    if (act.wait) await sleep(act.wait);
    if (socket.destroyed) return 'over';
    if (act.cut === 'before') socket.destroy();
    else socket.write(`${act.reply ?? USUAL[step]}\r\n`, () => act.cut === 'after' && socket.end());
    return act.cut ? 'over' : act.reply ? 'other' : 'usual';
  };
  if ((await answer('greeting')) === 'over') return;
  let content: string | null = null;
  for await (const line of linesOf(socket)) {
    if (content !== null && line !== '.') {
      content += `${line}\n`;
      continue;
    }
    if (content !== null) {
      const act = behaviour('content', dialogue);
      const isKept = act?.keeps ?? !(act?.reply || act?.cut === 'before');
      const id = /^message-id: <([^@]*)/im.exec(content)?.[1] ?? '?';
      content = null;
      if (isKept) kept.push(id);
      if ((await answer('content')) === 'over') return;
      continue;
    }
    const step = stepOf(line);
    if (!step) {
      socket.write('250 ok\r\n');
      if (/^quit/i.test(line)) return void socket.end();
      continue;
    }
    const said = await answer(step);
    if (said === 'over') return;
    if (step === 'DATA' && said === 'usual') content = '';
  }
}

function stepOf(line: string): Step | undefined {
  const verb = line.slice(0, 4).toUpperCase();
  return STEPS.find((step) => step === verb);
}

/** A connection that breaks ends the lines. */
async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of socket) {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch {
    return;
  }
}
