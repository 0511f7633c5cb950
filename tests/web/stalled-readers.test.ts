import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHardenedServer } from '#web/http/listen.ts';

const IDLE_MS = 3_000;
const BIG = Buffer.alloc(100_000_000);

let server: Server;
let port: number;
beforeAll(async () => {
  server = createHardenedServer((_, response) => response.end(BIG), IDLE_MS).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask() {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return socket;
}

const openConnections = () =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );

test('a reader who takes nothing is cut at the time the code says, one who is only slow never', async () => {
  const stalled = await ask();
  const start = performance.now();
  const slow = await ask();
  slow.on('error', () => {});
  stalled.on('error', () => {});
  let taken = 0;
  slow.on('data', (chunk) => {
    taken += chunk.length;
    slow.pause();
  });
  const reading = setInterval(() => slow.resume(), 10);
  while ((await openConnections()) === 2) await sleep(50);
  const cutAfter = performance.now() - start;
  expect(cutAfter).toBeGreaterThan(IDLE_MS * 0.9);
  // Node alone takes twice the time.
  expect(cutAfter).toBeLessThan(IDLE_MS * 1.9);
  const before = taken;
  await sleep(IDLE_MS);
  expect(await openConnections()).toBe(1);
  expect(taken).toBeGreaterThan(before);
  clearInterval(reading);
  for (const socket of [slow, stalled]) socket.destroy();
});
