import { createServer, type Server } from 'node:http';
import type { World } from '../state/act.ts';
import { apiOver } from './api.ts';
import { errorBody, StripeRefusal } from './errors.ts';
import { type Answer, jsonAnswer, type Request, readRequest, writeAnswer } from './http.ts';

export type Site = (request: Request) => Promise<Answer> | Answer;

/** An HTTP server, not yet listening, that hands whole requests to `site`. */
export function serverFor(site: Site): Server {
  const server = createServer(async (message, response) => {
    response.on('error', () => message.destroy());
    writeAnswer(response, await answerSafely(site, () => readRequest(message)));
  });
  server.keepAliveTimeout = 65_000;
  return server;
}

async function answerSafely(site: Site, read: () => Promise<Request>): Promise<Answer> {
  try {
    return await site(await read());
  } catch (error) {
    if (error instanceof StripeRefusal) return jsonAnswer(error.status, errorBody(error, ''));
    console.error(error);
    return jsonAnswer(500, { error: { type: 'api_error', message: 'The sandbox failed; see its log.' } });
  }
}

export type Parts = { api: Site; test: Site; pay: Site; control: Site };

/** Everything the sandbox serves, by the first part of the path. `hosts` are the names it answers to. */
export function siteOver(world: World, hosts: string[], parts: Omit<Parts, 'api'>): Site {
  const api = apiOver(world);
  return (request) => {
    const { path, headers } = request;
    if (!hosts.includes(headers.host ?? '')) {
      return jsonAnswer(421, { error: { message: `This sandbox does not answer for ${headers.host}.` } });
    }
    if (path.startsWith('/v1/')) return api(request);
    if (path.startsWith('/_test/')) return parts.test(request);
    if (path.startsWith('/pay/') || path.startsWith('/c/pay/')) return parts.pay(request);
    return parts.control(request);
  };
}
