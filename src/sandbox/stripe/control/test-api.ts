import { readFaults } from '../faults/read-faults.ts';
import { type Answer, isCrossSite, jsonAnswer, type Request } from '../http/request-response.ts';
import { errorBody, invalidRequest, StripeApiError } from '../http/stripe-errors.ts';
import type { Sandbox } from '../state/transaction.ts';
import { type Controls, moveClock } from './controls.ts';
import { type Input, inputNumber } from './input.ts';
import { runOperation } from './operations.ts';
import { summarizeState } from './state-summary.ts';

/** Serves `/_test/…`, the JSON calls for tests. */
export function createTestApiHandler(controls: Controls): (request: Request) => Answer {
  return (request) => {
    if (isCrossSite(request)) return jsonAnswer(403, { error: { message: 'Sent from another site.' } });
    try {
      const found = serve(controls, request);
      if (found) return jsonAnswer(200, found);
      return jsonAnswer(404, { error: { message: `No such test call: ${request.method} ${request.path}` } });
    } catch (error) {
      if (error instanceof StripeApiError) return jsonAnswer(error.status, errorBody(error, ''));
      throw error;
    }
  };
}

function serve(controls: Controls, request: Request): object | undefined {
  const { sandbox, scheduledWork, webhooks } = controls;
  const { faults } = sandbox.behaviour;
  const path = request.path.replace('/_test/', '');
  const input = request.method === 'POST' ? readJson(request.body) : {};
  switch (`${request.method} ${path}`) {
    case 'GET faults':
      return faults.list();
    case 'POST faults':
      faults.add(withInvalidRequest(() => readFaults(input)));
      return faults.list();
    case 'DELETE faults':
      faults.clear();
      return faults.list();
    case 'GET state':
      return summarizeState(sandbox);
    case 'DELETE state':
      sandbox.store.wipe();
      return summarizeState(sandbox);
    case 'GET clock':
      return { now: sandbox.clock.seconds() };
    case 'POST clock':
      moveClock(controls, input);
      return { now: sandbox.clock.seconds() };
    case 'POST webhook-url':
      return changeBehaviour(sandbox, input);
  }
  if (request.method === 'GET') return read(sandbox, path);
  if (request.method !== 'POST') return undefined;
  const resend = /^events\/([^/]+)\/resend$/.exec(path)?.[1];
  if (resend) {
    webhooks.resend(resend);
    return { id: resend };
  }
  const result = runOperation(sandbox, path, input);
  scheduledWork.run();
  return result;
}

/** Changes any of `url`, `enabled_events`, `retry` and `settle_seconds` until the process ends. */
function changeBehaviour({ behaviour }: Sandbox, input: Input): object {
  if (typeof input['url'] === 'string') {
    const url = input['url'];
    if (url !== '' && !/^https?:/.test(URL.parse(url)?.protocol ?? ''))
      throw invalidRequest('url must be http(s).', 'url');
    behaviour.webhookUrl = url;
  }
  if (Array.isArray(input['enabled_events'])) behaviour.enabledEvents = input['enabled_events'].map(String);
  const retry = (input['retry'] ?? {}) as Input;
  for (const name of ['first_seconds', 'factor', 'max_seconds', 'give_up_after_seconds'] as const) {
    behaviour.retry[name] = inputNumber(retry, name) ?? behaviour.retry[name];
  }
  behaviour.settleSeconds = inputNumber(input, 'settle_seconds') ?? behaviour.settleSeconds;
  const { webhookUrl: url, enabledEvents: enabled_events, settleSeconds: settle_seconds } = behaviour;
  return { url, enabled_events, retry: behaviour.retry, settle_seconds };
}

function read({ store }: Sandbox, path: string): object | undefined {
  const id = /^events\/([^/]+)\/deliveries$/.exec(path)?.[1];
  return id === undefined ? undefined : store.get('deliveries', id);
}

function readJson(body: string): Input {
  if (body.trim() === '') return {};
  const json = withInvalidRequest(() => JSON.parse(body));
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw invalidRequest('The body must be a JSON object.');
}

function withInvalidRequest<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Error ? invalidRequest(error.message) : error;
  }
}
