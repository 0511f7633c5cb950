import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { compare } from 'bcryptjs';

/**
 * The yardstick: a node:http server that sends the bytes it was given from memory and does nothing else. Posted to, it
 * compares a password on this very thread. Environment: PORT, BYTES (a file), ENCODING (of the bytes, if any), HASH.
 */
const { PORT, BYTES = '', ENCODING, HASH = '' } = process.env;
const body = readFileSync(BYTES);
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Length': body.length,
  ...(ENCODING ? { 'Content-Encoding': ENCODING } : {}),
};

const server = createServer((request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(200, headers).end(body);
    return;
  }
  void passwordIn(request)
    .then((password) => compare(password, HASH))
    .then((isRight) => response.writeHead(isRight ? 303 : 401).end());
});
server.listen(Number(PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));

async function passwordIn(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString()).get('password') ?? '';
}
