import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a proxy does to what passes over it. */
export type FaultMode =
  | { readonly mode: 'pass' }
  /** Resets every new connection. */
  | { readonly mode: 'refuse' }
  /** Takes connections and says nothing, ever. */
  | { readonly mode: 'accept-silent' }
  /** Passes what goes over connections that are there, and says nothing to new ones. */
  | { readonly mode: 'silent-to-new' }
  /** Swallows what passes; connections stay open. */
  | { readonly mode: 'blackhole' }
  /** Everything comes `ms` later, in its order. */
  | { readonly mode: 'latency'; readonly ms: number }
  /** One byte every `ms`. */
  | { readonly mode: 'slice'; readonly ms: number }
  /** Cuts a connection after so many bytes, counted both ways. */
  | { readonly mode: 'cut-after'; readonly bytes: number }
  /** Lets questions through and cuts the line as the answer comes: done over there, unknown over here. */
  | { readonly mode: 'cut-reply' };

export interface TcpProxy {
  readonly port: number;
  /** How many connections were taken, and how many are open. */
  readonly taken: () => number;
  readonly open: () => number;
  /** Changes the fault for connections that are there and for new ones. */
  set(fault: FaultMode): void;
  /** The next `count` answers that `matches` (default: any) are cut; everything else passes. */
  cutReplies(count: number, matches?: (asked: string) => boolean): void;
  /** Resets every open connection, once. */
  resetAll(): void;
  /** The same address, over this proxy. */
  through(url: string): string;
  stop(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  bytes: number;
  asked: string;
}

/** A proxy to a server on this machine, with faults. It passes everything until told otherwise. */
export async function startTcpProxy(target: string | number): Promise<TcpProxy> {
  const farPort = typeof target === 'number' ? target : Number(new URL(target).port);
  const pairs = new Set<Pair>();
  const silent = new Set<Socket>();
  let fault: FaultMode = { mode: 'pass' };
  let cuts = 0;
  let isCut = (_asked: string) => true;
  let taken = 0;

  const carry = (pair: Pair, from: Socket, to: Socket): void => {
    const isAnswer = from === pair.far;
    let line = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      if (!isAnswer) pair.asked = chunk.toString('latin1');
      if (isAnswer && (fault.mode === 'cut-reply' || (cuts > 0 && isCut(pair.asked)))) {
        if (fault.mode !== 'cut-reply') cuts--;
        return cut(pair);
      }
      const now = fault;
      if (now.mode === 'blackhole' || now.mode === 'accept-silent') return;
      pair.bytes += chunk.length;
      if (now.mode === 'cut-after' && pair.bytes > now.bytes) return cut(pair);
      if (now.mode !== 'latency' && now.mode !== 'slice') {
        line = line.then(() => void (to.writable && to.write(chunk)));
        return;
      }
      const due = Date.now() + now.ms;
      line = line.then(async () => {
        if (now.mode === 'latency') await sleep(Math.max(0, due - Date.now()));
        for (const part of now.mode === 'slice' ? slices(chunk) : [chunk]) {
          if (now.mode === 'slice' && fault === now) await sleep(now.ms);
          if (to.writable) to.write(part);
        }
      });
    });
    from.on('end', () => void line.then(() => to.end()));
  };

  const server = createServer({ allowHalfOpen: true }, (near) => {
    taken++;
    near.on('error', () => {});
    if (fault.mode === 'refuse') return void near.resetAndDestroy();
    if (fault.mode === 'accept-silent' || fault.mode === 'silent-to-new') {
      silent.add(near);
      return void near.resume().on('close', () => silent.delete(near));
    }
    const far = connect({ port: farPort, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    near.setNoDelay(true);
    const pair: Pair = { near, far, bytes: 0, asked: '' };
    pairs.add(pair);
    carry(pair, near, far);
    carry(pair, far, near);
    far.on('error', () => near.resetAndDestroy());
    near.on('close', () => {
      far.destroy();
      pairs.delete(pair);
    });
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const resetAll = () => {
    for (const { near } of pairs) near.resetAndDestroy();
    for (const near of silent) near.resetAndDestroy();
  };
  return {
    port,
    taken: () => taken,
    open: () => pairs.size + silent.size,
    set: (next) => {
      fault = next;
    },
    cutReplies: (count, matches = () => true) => {
      cuts = count;
      isCut = matches;
    },
    resetAll,
    through: (url) => {
      const own = new URL(url);
      own.hostname = '127.0.0.1';
      own.port = String(port);
      return own.href;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      resetAll();
      await closed;
    },
  };
}

function cut({ near, far }: Pair): void {
  near.resetAndDestroy();
  far.destroy();
}

function slices(chunk: Buffer): Buffer[] {
  return Array.from(chunk, (byte) => Buffer.from([byte]));
}
