import { setTimeout as sleep } from 'node:timers/promises';
import type { RouteFault } from '../faults/faults.ts';
import { faultRefusal } from '../faults/refusal.ts';
import { type Act, perform, type World } from '../state/act.ts';
import { newId } from '../state/ids.ts';
import { API_VERSION } from '../webhooks/event.ts';
import { checkKeyOf } from './auth.ts';
import { errorBody, isKept, StripeRefusal } from './errors.ts';
import { expand } from './expand.ts';
import { type Params, parseForm } from './form-body.ts';
import type { Answer, Request } from './http.ts';
import { checkKey, checkSame, fingerprintOf, keyInUse, type SavedAnswer } from './idempotency.ts';
import { findRoute, type Handler } from './routes.ts';

/** One call of the API on its way through. */
type Call = {
  request: Request;
  id: string;
  key: string | null;
  params: Params;
  handler: Handler;
  object: string;
  faults: RouteFault[];
};

type Outcome = { status: number; body: string };

/** Serves `/v1/…` as Stripe does: key, idempotency, faults, the call itself, errors in Stripe's shape. */
export function apiOver(world: World): (request: Request) => Promise<Answer> {
  const busy = new Set<string>();
  return async (request) => {
    const id = newId('req_', 14);
    try {
      const call = readCall(world, request, id);
      if (call.key && busy.has(call.key)) throw keyInUse(call.key);
      if (call.key) busy.add(call.key);
      try {
        return await serve(world, call);
      } finally {
        if (call.key) busy.delete(call.key);
      }
    } catch (error) {
      return answer(request, id, refused(asRefusal(error), id));
    }
  };
}

function readCall(world: World, request: Request, id: string): Call {
  checkKeyOf(request.headers);
  const { method, path } = request;
  const route = findRoute(method, path);
  if (!route) {
    const message = `Unrecognized request URL (${method}: ${path}). The Stripe sandbox knows only part of Stripe's API.`;
    throw new StripeRefusal(404, 'invalid_request_error', message);
  }
  const header = request.headers['idempotency-key'];
  const key = method === 'POST' && typeof header === 'string' ? header : null;
  if (key) checkKey(key);
  const params = parseForm(method === 'POST' ? request.body : request.query);
  const faults = world.behaviour.faults.takeForRoute(method, path);
  return { request, id, key, params, faults, handler: route.handler, object: route.id };
}

async function serve(world: World, call: Call): Promise<Answer> {
  const saved = call.key ? world.store.get('answers', call.key) : undefined;
  if (saved) checkSame(saved, fingerprintOf(call.request.path, call.params));
  await waitFor(call, 'delay');
  const instead = insteadOfActing(call.faults);
  if (instead) return instead;
  const outcome = saved ?? run(world, call);
  await waitFor(call, 'delay_after');
  if (call.faults.some((fault) => fault.do === 'cut')) return 'cut';
  return answer(call.request, call.id, outcome, saved);
}

async function waitFor({ faults }: Call, act: 'delay' | 'delay_after'): Promise<void> {
  for (const fault of faults) if (fault.do === act) await sleep(fault.ms);
}

/** What a fault answers so that nothing is done at all. */
function insteadOfActing(faults: RouteFault[]): Answer | undefined {
  for (const fault of faults) {
    if (fault.do === 'hang') return 'hang';
    if (fault.do === 'cut_before') return 'cut';
    if (fault.do === 'status') throw faultRefusal(fault.status);
  }
  return undefined;
}

/** Does what was asked and keeps the answer under its key, both or neither. */
function run(world: World, call: Call): Outcome {
  const asker = { id: call.id, idempotency_key: call.key };
  try {
    return perform(world, asker, (act) => {
      const result = call.handler(act, call.params, call.object);
      const body = JSON.stringify(expand(act, result, call.params['expand']));
      return keepAnswer(act, call, withFault(call, { status: 200, body }));
    });
  } catch (error) {
    const refusal = asRefusal(error);
    const outcome = withFault(call, refused(refusal, call.id));
    return isKept(refusal) ? perform(world, asker, (act) => keepAnswer(act, call, outcome)) : outcome;
  }
}

function withFault(call: Call, outcome: Outcome): Outcome {
  const fault = call.faults.find((each) => each.do === 'status_after');
  return fault ? refused(faultRefusal(fault.status), call.id) : outcome;
}

function keepAnswer(act: Act, call: Call, outcome: Outcome): Outcome {
  if (!call.key) return outcome;
  const fingerprint = fingerprintOf(call.request.path, call.params);
  act.put('answers', call.key, {
    ...{ key: call.key, fingerprint, ...outcome, request_id: call.id, created: act.now },
  });
  return outcome;
}

function answer(request: Request, id: string, { status, body }: Outcome, replayed?: SavedAnswer): Answer {
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

function refused(refusal: StripeRefusal, id: string): Outcome {
  return { status: refusal.status, body: JSON.stringify(errorBody(refusal, id)) };
}

function asRefusal(error: unknown): StripeRefusal {
  if (error instanceof StripeRefusal) return error;
  console.error(error);
  return faultRefusal(500);
}
