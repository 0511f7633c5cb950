import type { Sandbox } from '../state/transaction.ts';
import type { Attempt } from './delivery.ts';
import { type EventRecord, eventBody } from './event.ts';
import { faultySignatureHeader, signatureHeader } from './signature.ts';

const TIMEOUT_MS = 10_000;

/**
 * Signs one event, posts it to the endpoint and returns the result. Never throws. Null when `stop` was aborted: it is
 * unknown then whether the endpoint received the event.
 */
export async function attemptDelivery(
  sandbox: Sandbox,
  event: EventRecord,
  secrets: string[],
  stop: AbortSignal,
): Promise<Attempt | null> {
  const at = sandbox.clock.seconds();
  const { faults, webhookUrl } = sandbox.behaviour;
  if (faults.takeForWebhook(event.type, ['fail']).length > 0) {
    return { at, status: null, problem: 'not sent', fault: 'fail' };
  }
  const [missign] = faults.takeForWebhook(event.type, ['missign']);
  const body = JSON.stringify(eventBody(event, true), null, 2);
  const time = { now: Math.floor(Date.now() / 1000), clock: at };
  const signature = missign
    ? faultySignatureHeader(missign.how, body, secrets, time)
    : signatureHeader(body, secrets, time.now);
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

/** An abort signal for one post. `AbortSignal.any` and `.timeout` would stay in memory for the whole ten seconds. */
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
