import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What came back on a socket, as bytes say it. */
export interface RawAnswer {
  /** 0 when nothing came, or nothing of HTTP. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as it came, still compressed if it was. */
  readonly bytes: Buffer;
  /** Whether the server closed the connection. */
  readonly closed: boolean;
}

/** Writes a request by hand: what a well-behaved client would never send. Headers as lines. */
export function requestText(line: string, headers: readonly string[], body: string | Buffer = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`${[line, ...headers].join('\r\n')}\r\n\r\n`, 'latin1'),
    Buffer.from(body),
  ]);
}

/** A POST with its length and `Connection: close`. @param headers more lines. */
export function postText(port: number, path: string, body: string, headers: readonly string[] = []): Buffer {
  const lines = [
    `Host: localhost:${port}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...headers,
  ];
  return requestText(`POST ${path} HTTP/1.1`, lines, body);
}

/** Sends bytes and reads until the server closes, or `seconds` pass. */
export async function exchange(port: number, bytes: Buffer | string, seconds = 15): Promise<RawAnswer> {
  const socket = await open(port);
  socket.write(bytes);
  return answerOn(socket, seconds);
}

/** Sends requests of which the last bytes leave in one loop, so that the server meets them at one moment. */
export async function together(
  port: number,
  requests: readonly Buffer[],
  seconds = 30,
): Promise<RawAnswer[]> {
  const sockets = await Promise.all(requests.map(() => open(port)));
  await Promise.all(
    sockets.map((socket, i) => new Promise((done) => socket.write(requests[i]?.subarray(0, -1) ?? '', done))),
  );
  const answers = sockets.map((socket) => answerOn(socket, seconds));
  for (const [i, socket] of sockets.entries()) socket.write(requests[i]?.subarray(-1) ?? '');
  return Promise.all(answers);
}

export async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.on('error', () => {});
  return socket;
}

export function answerOn(socket: Socket, seconds: number): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const finish = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...parse(Buffer.concat(chunks)), closed });
    };
    const timer = setTimeout(finish, seconds * 1000, false);
    socket.on('data', (chunk: Buffer) => void chunks.push(chunk));
    socket.once('close', () => finish(true));
    socket.once('end', () => finish(true));
  });
}

/** The last answer of the bytes; interim ones (100 Continue) are passed over. */
function parse(bytes: Buffer): Omit<RawAnswer, 'closed'> {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? 0);
  if (status === 100) return parse(bytes.subarray(end + 4));
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const rest = bytes.subarray(end + 4);
  const body = headers['transfer-encoding'] === 'chunked' ? unchunk(rest) : rest;
  return { status, headers, body: body.toString('utf8'), bytes: body };
}

function unchunk(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (end < 0 || !(size > 0)) break;
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
