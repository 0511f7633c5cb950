import { setTimeout as sleep } from 'node:timers/promises';
import type { RouteFault } from '../faults/faults.ts';
import { errorForStatus } from '../http/error-for-status.ts';
import { type Params, parseForm } from '../http/form-body.ts';
import type { Answer, Request } from '../http/request-response.ts';
import { errorBody, isSavedForKey, StripeApiError } from '../http/stripe-errors.ts';
import { newId } from '../state/ids.ts';
import { inTransaction, type Sandbox, type Tx } from '../state/transaction.ts';
import { API_VERSION } from '../webhooks/event.ts';
import { checkApiKey } from './api-key.ts';
import { expand } from './expand.ts';
import {
  checkKeyLength,
  checkSameRequest,
  fingerprintOf,
  keyInUse,
  type SavedAnswer,
} from './idempotency.ts';
import { type ApiHandler, findRoute } from './routes.ts';

/** One call of the API while it is served. */
type Call = {
  request: Request;
  id: string;
  key: string | null;
  params: Params;
  handler: ApiHandler;
  object: string;
  faults: RouteFault[];
};

type Outcome = { status: number; body: string };

/** Serves `/v1/…` as Stripe does: key, idempotency, faults, the call itself, errors in Stripe's shape. */
export function createApiHandler(sandbox: Sandbox): (request: Request) => Promise<Answer> {
  const busy = new Set<string>();
  return async (request) => {
    const id = newId('req_', 14);
    try {
      const call = readCall(sandbox, request, id);
      if (call.key && busy.has(call.key)) throw keyInUse(call.key);
      if (call.key) busy.add(call.key);
      try {
        return await serve(sandbox, call);
      } finally {
        if (call.key) busy.delete(call.key);
      }
    } catch (error) {
      return toAnswer(request, id, errorOutcome(asApiError(error), id));
    }
  };
}

function readCall(sandbox: Sandbox, request: Request, id: string): Call {
  checkApiKey(request.headers);
  const { method, path } = request;
  const route = findRoute(method, path);
  if (!route) {
    const message = `Unrecognized request URL (${method}: ${path}). The Stripe sandbox knows only part of Stripe's API.`;
    throw new StripeApiError(404, 'invalid_request_error', message);
  }
  const header = request.headers['idempotency-key'];
  const key = method === 'POST' && typeof header === 'string' ? header : null;
  if (key) checkKeyLength(key);
  const params = parseForm(method === 'POST' ? request.body : request.query);
  const faults = sandbox.behaviour.faults.takeForRoute(method, path);
  return { request, id, key, params, faults, handler: route.handler, object: route.id };
}

async function serve(sandbox: Sandbox, call: Call): Promise<Answer> {
  const saved = call.key ? sandbox.store.get('answers', call.key) : undefined;
  if (saved) checkSameRequest(saved, fingerprintOf(call.request.path, call.params));
  await applyDelay(call, 'delay');
  const instead = faultBeforeRunning(call.faults);
  if (instead) return instead;
  const outcome = saved ?? runCall(sandbox, call);
  await applyDelay(call, 'delay_after');
  if (call.faults.some((fault) => fault.do === 'cut')) return 'cut';
  return toAnswer(call.request, call.id, outcome, saved);
}

async function applyDelay({ faults }: Call, moment: 'delay' | 'delay_after'): Promise<void> {
  for (const fault of faults) if (fault.do === moment) await sleep(fault.ms);
}

/** Applies the faults that answer without running the call. */
function faultBeforeRunning(faults: RouteFault[]): Answer | undefined {
  for (const fault of faults) {
    if (fault.do === 'hang') return 'hang';
    if (fault.do === 'cut_before') return 'cut';
    if (fault.do === 'status') throw errorForStatus(fault.status);
  }
  return undefined;
}

/** Runs the call and saves its answer under the idempotency key in the same transaction. */
function runCall(sandbox: Sandbox, call: Call): Outcome {
  const requestInfo = { id: call.id, idempotency_key: call.key };
  try {
    return inTransaction(sandbox, requestInfo, (tx) => {
      const result = call.handler(tx, call.params, call.object);
      const body = JSON.stringify(expand(tx, result, call.params['expand']));
      return saveAnswer(tx, call, withFault(call, { status: 200, body }));
    });
  } catch (error) {
    const apiError = asApiError(error);
    const outcome = withFault(call, errorOutcome(apiError, call.id));
    return isSavedForKey(apiError)
      ? inTransaction(sandbox, requestInfo, (tx) => saveAnswer(tx, call, outcome))
      : outcome;
  }
}

function withFault(call: Call, outcome: Outcome): Outcome {
  const fault = call.faults.find((each) => each.do === 'status_after');
  return fault ? errorOutcome(errorForStatus(fault.status), call.id) : outcome;
}

function saveAnswer(tx: Tx, call: Call, outcome: Outcome): Outcome {
  if (!call.key) return outcome;
  const fingerprint = fingerprintOf(call.request.path, call.params);
  tx.put('answers', call.key, {
    ...{ key: call.key, fingerprint, ...outcome, request_id: call.id, created: tx.now },
  });
  return outcome;
}

function toAnswer(request: Request, id: string, { status, body }: Outcome, replayed?: SavedAnswer): Answer {
  const version = request.headers['stripe-version'];
  const key = request.headers['idempotency-key'];
  const headers = {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, no-store',
    'Request-Id': id,
    'Stripe-Version': typeof version === 'string' ? version : API_VERSION,
    ...(typeof key === 'string' ? { 'Idempotency-Key': key } : {}),
    ...(replayed ? { 'Idempotent-Replayed': 'true', 'Original-Request': replayed.request_id } : {}),
  };
  return { status, headers, body };
}

function errorOutcome(apiError: StripeApiError, id: string): Outcome {
  return { status: apiError.status, body: JSON.stringify(errorBody(apiError, id)) };
}

function asApiError(error: unknown): StripeApiError {
  if (error instanceof StripeApiError) return error;
  console.error(error);
  return errorForStatus(500);
}
