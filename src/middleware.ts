import type { APIContext, MiddlewareHandler } from 'astro';
import { isUnavailable, ShopError } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { TooMany } from '#lib/rate-limit.ts';
import { json, type Problem, problemOf, refuse, wantsJson } from '#web/http/respond.ts';
import { countRoute } from '#web/http/route-limits.ts';
import { isSameOrigin } from '#web/http/same-origin.ts';
import { secure } from '#web/http/security-headers.ts';
import { lazyAccount } from '#web/visitor/account.ts';
import { lazyVisitor } from '#web/visitor/visitor.ts';

const WEBHOOKS = '/api/webhooks/';

/** Every page and route passes here: who is asking, from where, and what to say when something fails. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const { locals, request } = context;
  locals.requestId ??= request.headers.get('x-request-id') ?? crypto.randomUUID();
  locals.account ??= lazyAccount(context);
  locals.visitor ??= lazyVisitor(context);
  locals.problem ??= null;
  if (!context.url.pathname.startsWith(WEBHOOKS) && !isSameOrigin(request)) {
    const text = 'This came from another site, so it was not done. Please go back and try again.';
    return secure(
      await refuse(context, problemOf(new ShopError('foreign_origin', 403, text)), '/bad-request'),
    );
  }
  try {
    if (!locals.isCounted) await countRoute(context);
    locals.isCounted = true;
    return secure(withPatience(context, await next()));
  } catch (error) {
    return secure(withPatience(context, await failed(context, error)));
  }
};

/** Says when to come back, where something was asked for too often. */
function withPatience({ locals }: APIContext, response: Response): Response {
  const wait = locals.problem?.retryAfterSeconds;
  if (wait) response.headers.set('Retry-After', String(wait));
  return response;
}

/** A refusal says why, a missing service says when to come back, and anything else is our bug. */
async function failed(context: APIContext, error: unknown): Promise<Response> {
  if (error instanceof TooMany) return refuse(context, problemOf(error), '/too-many');
  if (error instanceof ShopError) return refuse(context, problemOf(error), '/bad-request');
  if (!isUnavailable(error)) {
    log.error(
      { err: error, requestId: context.locals.requestId, path: context.url.pathname },
      'request failed',
    );
    return show(
      context,
      { ...BUG, message: `Something went wrong on our side (${context.locals.requestId}).` },
      '/500',
    );
  }
  log.warn({ err: error, requestId: context.locals.requestId }, 'a service is unavailable');
  const response = await show(context, AWAY, '/unavailable');
  response.headers.set('Retry-After', '5');
  return response;
}

const BUG: Problem = { status: 500, code: 'internal', message: '', fields: {}, values: {} };
const AWAY: Problem = {
  status: 503,
  code: 'unavailable',
  message: 'The shop is short of something it needs. Please try again in a moment; nothing is lost.',
  fields: {},
  values: {},
};

async function show(context: APIContext, problem: Problem, page: string): Promise<Response> {
  if (wantsJson(context.request)) {
    return json({ error: { code: problem.code, message: problem.message, fields: {} } }, problem.status);
  }
  const shown = await refuse(context, problem, page);
  return new Response(shown.body, { status: problem.status, headers: shown.headers });
}
