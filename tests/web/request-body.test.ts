import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBody } from '#web/http/request-body.ts';

const LIMIT = 2_097_152;
const SENT = Buffer.alloc(2_000_000, 'x');
/** Bodies that are sent all but for their last bytes; together they are more than the server holds. */
const SENDERS = 40;

let server: Server;
let port: number;
const ends: string[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await readBody(request, response, LIMIT);
    ends.push(Buffer.isBuffer(body) ? 'read' : body);
    response.writeHead(Buffer.isBuffer(body) ? 200 : 503, { Connection: 'close' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function sendBeginning(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  await once(socket, 'connect');
  socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${SENT.length + 1}\r\n\r\n`);
  socket.write(SENT);
  return socket;
}

test('bodies that never end fill no memory: past 64 MB in all further ones are refused, and later taken again', async () => {
  const senders = await Promise.all(Array.from({ length: SENDERS }, sendBeginning));
  await expect
    .poll(() => ends.filter((end) => end === 'too many').length, { timeout: 30_000 })
    .toBeGreaterThan(5);
  expect(ends).not.toContain('read');
  for (const socket of senders) socket.destroy();
  await expect.poll(() => ends.length, { timeout: 30_000 }).toBe(SENDERS);
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: SENT });
  expect(answer.status).toBe(200);
});
