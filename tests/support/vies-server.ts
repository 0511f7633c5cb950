import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ViesServer {
  readonly url: string;
  /** What was asked, oldest first. */
  readonly asked: readonly Readonly<Record<string, string>>[];
  answers(with_: ViesBehaviour): void;
  close(): Promise<void>;
}

/** How the register answers: as it does, or as it should not. */
export type ViesBehaviour = (
  asked: Readonly<Record<string, string>>,
  response: ServerResponse,
) => void | Promise<void>;

export const says =
  (body: object, status = 200): ViesBehaviour =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

export const VALID = says({
  valid: true,
  requestIdentifier: 'WAPIAAAAX1',
  name: 'ACME GMBH',
  address: '---',
});
export const INVALID = says({ valid: false, requestIdentifier: '', name: '---' });

/** A register of VAT IDs that speaks the protocol of VIES, over HTTP. */
export async function startVies(): Promise<ViesServer> {
  const asked: Readonly<Record<string, string>>[] = [];
  let behaviour: ViesBehaviour = VALID;
  const server = createServer(async (request, response) => {
    const question = JSON.parse(await bodyOf(request)) as Readonly<Record<string, string>>;
    asked.push({ path: request.url ?? '', ...question });
    await behaviour(question, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest-api`,
    asked,
    answers: (how) => {
      behaviour = how;
      asked.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
