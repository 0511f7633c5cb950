import { answerOn, open, requestText } from './raw-http.ts';

/**
 * A process of its own that sends large bodies, so that sending them does not slow the process that measures.
 * Arguments: port, how many, bytes each. Prints the statuses as JSON.
 */
const [port = 0, many = 0, size = 0] = process.argv.slice(2).map(Number);
const piece = Buffer.alloc(1_000_000, 'x');

const statuses = await Promise.all(Array.from({ length: many }, (_, i) => send(i % 2 === 0)));
process.stdout.write(`${JSON.stringify(statuses)}\n`);

async function send(isChunked: boolean): Promise<number> {
  const socket = await open(port);
  const length = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${size}`;
  const headers = [`Host: localhost:${port}`, `Origin: http://localhost:${port}`, length];
  socket.write(requestText('POST /api/cart/items HTTP/1.1', headers));
  const answer = answerOn(socket, 30);
  for (let sent = 0; sent < size && socket.writable; sent += piece.length) {
    if (isChunked) socket.write('f4240\r\n');
    if (!socket.write(piece)) await Promise.race([new Promise((go) => socket.once('drain', go)), answer]);
    if (isChunked) socket.write('\r\n');
  }
  return (await answer).status;
}
