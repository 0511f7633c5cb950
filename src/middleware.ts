import { isUnavailable, ShopError } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { TooManyRequests } from '#lib/rate-limit.ts';
import { t } from '#messages/t.ts';
import { loggedPath } from '#web/http/logged-path.ts';
import { json, type Problem, problemOf, respondWithProblem, wantsJson } from '#web/http/respond.ts';
import type { RouteContext } from '#web/http/route-context.ts';
import { enforceRouteLimit } from '#web/http/route-limits.ts';
import { isSameOrigin } from '#web/http/same-origin.ts';
import { addSecurityHeaders } from '#web/http/security-headers.ts';
import { lazyAccount } from '#web/visitor/account.ts';
import { lazyVisitor } from '#web/visitor/visitor.ts';

/** Posted to by others than browsers: each carries a signature of its own, and no cookie counts there. */
const FROM_ELSEWHERE = /^\/(?:api\/webhooks|stop-emails)\//;

/** Runs around every page and route: identifies the visitor, checks the origin and the rate limits, answers errors. */
export const onRequest = async (context: RouteContext, next: () => Promise<Response>): Promise<Response> => {
  const { locals, request } = context;
  locals.requestId ??= request.headers.get('x-request-id') ?? crypto.randomUUID();
  locals.account ??= lazyAccount(context);
  locals.visitor ??= lazyVisitor(context);
  locals.problem ??= null;
  if (!FROM_ELSEWHERE.test(context.url.pathname) && !isSameOrigin(request)) {
    const text = t('This request came from another site, so nothing was done. Go back and try again.');
    return addSecurityHeaders(
      await respondWithProblem(
        context,
        problemOf(new ShopError('foreign_origin', 403, text)),
        '/bad-request',
      ),
    );
  }
  try {
    if (!locals.isCounted) await enforceRouteLimit(context);
    locals.isCounted = true;
    const hasCamera = context.routePattern.startsWith('/check-in/');
    return addSecurityHeaders(withRetryAfter(context, await next()), { hasCamera });
  } catch (error) {
    return addSecurityHeaders(withRetryAfter(context, await respondToError(context, error)));
  }
};

/** Sets Retry-After after a rate limit. */
function withRetryAfter({ locals }: RouteContext, response: Response): Response {
  const wait = locals.problem?.retryAfterSeconds;
  if (wait) response.headers.set('Retry-After', String(wait));
  return response;
}

/** A refusal says why, an unavailable service says when to try again; anything else is a bug. */
async function respondToError(context: RouteContext, error: unknown): Promise<Response> {
  if (error instanceof TooManyRequests) return respondWithProblem(context, problemOf(error), '/too-many');
  if (error instanceof ShopError) return respondWithProblem(context, problemOf(error), '/bad-request');
  if (!isUnavailable(error)) {
    log.error(
      { err: error, requestId: context.locals.requestId, path: loggedPath(context.url.pathname) },
      'request failed',
    );
    return respondWithStatus(
      context,
      {
        ...INTERNAL_ERROR,
        message: t('Something went wrong on our side ({number}).', { number: context.locals.requestId }),
      },
      '/500',
    );
  }
  log.warn({ err: error, requestId: context.locals.requestId }, 'a service is unavailable');
  const response = await respondWithStatus(context, unavailable(), '/unavailable');
  response.headers.set('Retry-After', '5');
  return response;
}

const INTERNAL_ERROR: Problem = { status: 500, code: 'internal', message: '', fields: {}, values: {} };

function unavailable(): Problem {
  const message = t(
    'The shop is not fully available at the moment. Nothing is lost. Please try again in a minute.',
  );
  return { status: 503, code: 'unavailable', message, fields: {}, values: {} };
}

async function respondWithStatus(context: RouteContext, problem: Problem, page: string): Promise<Response> {
  if (wantsJson(context.request)) {
    return json({ error: { code: problem.code, message: problem.message, fields: {} } }, problem.status);
  }
  const shown = await respondWithProblem(context, problem, page);
  return new Response(shown.body, { status: problem.status, headers: shown.headers });
}
