import type { World } from '../state/act.ts';
import type { Attempt } from './delivery.ts';
import { type EventRecord, eventBody } from './event.ts';
import { faultySignature, signatureOf } from './sign.ts';

const TIMEOUT_MS = 10_000;

/**
 * Posts one event to the endpoint, freshly signed, and tells how it went. Never throws, except that it answers
 * null when `stop` was raised: then nobody knows whether the endpoint saw it.
 */
export async function attemptDelivery(
  world: World,
  event: EventRecord,
  secrets: string[],
  stop: AbortSignal,
): Promise<Attempt | null> {
  const at = world.clock.seconds();
  const { faults, webhookUrl } = world.behaviour;
  if (faults.takeForWebhook(event.type, ['fail']).length > 0) {
    return { at, status: null, problem: 'not sent', fault: 'fail' };
  }
  const [missign] = faults.takeForWebhook(event.type, ['missign']);
  const body = JSON.stringify(eventBody(event, true), null, 2);
  const time = { now: Math.floor(Date.now() / 1000), clock: at };
  const signature = missign
    ? faultySignature(missign.how, body, secrets, time)
    : signatureOf(body, secrets, time.now);
  const fault = missign ? { fault: `missign ${missign.how}` } : {};
  try {
    return { at, status: await post(webhookUrl, body, signature, stop), problem: null, ...fault };
  } catch (error) {
    return stop.aborted ? null : { at, status: null, problem: problemOf(error), ...fault };
  }
}

async function post(url: string, body: string, signature: string | null, stop: AbortSignal): Promise<number> {
  const { signal, clear } = timeLimit(stop);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        ...(signature === null ? {} : { 'Stripe-Signature': signature }),
      },
      redirect: 'manual',
      signal,
    });
    await response.arrayBuffer();
    return response.status;
  } finally {
    clear();
  }
}

/** A signal for one post. Node's own `any` and `timeout` would keep each alive for the whole ten seconds. */
function timeLimit(stop: AbortSignal): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const end = () => controller.abort();
  const timer = setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), TIMEOUT_MS);
  stop.addEventListener('abort', end);
  const clear = () => {
    clearTimeout(timer);
    stop.removeEventListener('abort', end);
  };
  return { signal: controller.signal, clear };
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer within 10 seconds';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
