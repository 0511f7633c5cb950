import { createServer, type Server } from 'node:http';
import { createApiHandler } from '../api/api-handler.ts';
import type { Sandbox } from '../state/transaction.ts';
import { type Answer, jsonAnswer, type Request, readRequest, writeAnswer } from './request-response.ts';
import { errorBody, StripeApiError } from './stripe-errors.ts';

export type RequestHandler = (request: Request) => Promise<Answer> | Answer;

/** An HTTP server, not yet listening, that calls `handle` with complete requests. */
export function createHttpServer(handle: RequestHandler): Server {
  const server = createServer(async (message, response) => {
    response.on('error', () => message.destroy());
    writeAnswer(response, await answerSafely(handle, () => readRequest(message)));
  });
  server.keepAliveTimeout = 65_000;
  return server;
}

async function answerSafely(handle: RequestHandler, read: () => Promise<Request>): Promise<Answer> {
  try {
    return await handle(await read());
  } catch (error) {
    if (error instanceof StripeApiError) return jsonAnswer(error.status, errorBody(error, ''));
    console.error(error);
    return jsonAnswer(500, { error: { type: 'api_error', message: 'The sandbox failed; see its log.' } });
  }
}

export type Handlers = {
  api: RequestHandler;
  test: RequestHandler;
  pay: RequestHandler;
  control: RequestHandler;
};

/** Chooses the handler by the first part of the path. `hosts` are the accepted Host headers; others get 421. */
export function createDispatcher(
  sandbox: Sandbox,
  hosts: string[],
  handlers: Omit<Handlers, 'api'>,
): RequestHandler {
  const api = createApiHandler(sandbox);
  return (request) => {
    const { path, headers } = request;
    if (!hosts.includes(headers.host ?? '')) {
      return jsonAnswer(421, { error: { message: `This sandbox does not answer for ${headers.host}.` } });
    }
    if (path.startsWith('/v1/')) return api(request);
    if (path.startsWith('/_test/')) return handlers.test(request);
    if (path.startsWith('/pay/') || path.startsWith('/c/pay/')) return handlers.pay(request);
    return handlers.control(request);
  };
}
