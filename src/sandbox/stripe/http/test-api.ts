import { readFaults } from '../faults/read-faults.ts';
import { operate } from '../payments/operations.ts';
import { NOBODY, perform, type World } from '../state/act.ts';
import type { DueWork } from '../state/due.ts';
import { stateOf } from '../state/summary.ts';
import type { Postman } from '../webhooks/deliver.ts';
import { errorBody, invalid, StripeRefusal } from './errors.ts';
import { type Answer, isForeign, jsonAnswer, type Request } from './http.ts';
import { type Input, inputNumber } from './input.ts';

export type Hands = { world: World; due: DueWork; postman: Postman };

/** Serves `/_test/…`: JSON in, JSON out, for tests on this machine. */
export function testApiOver(hands: Hands): (request: Request) => Answer {
  return (request) => {
    if (isForeign(request)) return jsonAnswer(403, { error: { message: 'Sent from another site.' } });
    try {
      const found = serve(hands, request);
      if (found) return jsonAnswer(200, found);
      return jsonAnswer(404, { error: { message: `No such test call: ${request.method} ${request.path}` } });
    } catch (error) {
      if (error instanceof StripeRefusal) return jsonAnswer(error.status, errorBody(error, ''));
      throw error;
    }
  };
}

function serve(hands: Hands, request: Request): object | undefined {
  const { world, due, postman } = hands;
  const { faults } = world.behaviour;
  const path = request.path.replace('/_test/', '');
  const input = request.method === 'POST' ? readJson(request.body) : {};
  switch (`${request.method} ${path}`) {
    case 'GET faults':
      return faults.list();
    case 'POST faults':
      faults.add(asRefusal(() => readFaults(input)));
      return faults.list();
    case 'DELETE faults':
      faults.clear();
      return faults.list();
    case 'GET state':
      return stateOf(world);
    case 'DELETE state':
      world.store.wipe();
      return stateOf(world);
    case 'GET clock':
      return { now: world.clock.seconds() };
    case 'POST clock':
      moveClock(hands, input);
      return { now: world.clock.seconds() };
    case 'POST webhook-url':
      return changeBehaviour(world, input);
  }
  if (request.method === 'GET') return read(world, path);
  if (request.method !== 'POST') return undefined;
  const resend = /^events\/([^/]+)\/resend$/.exec(path)?.[1];
  if (resend) {
    postman.resend(resend);
    return { id: resend };
  }
  const result = operate(world, path, input);
  due.run();
  return result;
}

/** Moves the clock by `advance_seconds`, or back to real time with `reset`, and does what is due then. */
export function moveClock({ world, due, postman }: Hands, input: Input): void {
  const seconds = inputNumber(input, 'advance_seconds');
  if (seconds === null && !input['reset']) throw invalid('advance_seconds is missing.', 'advance_seconds');
  const before = world.store.get('settings', 'clock')?.clock_offset_ms ?? 0;
  const clock_offset_ms = seconds === null ? 0 : before + seconds * 1000;
  perform(world, NOBODY, (act) => act.put('settings', 'clock', { clock_offset_ms }));
  due.run();
  postman.run();
}

/** Changes any of `url`, `enabled_events`, `retry` and `settle_seconds` until the process ends. */
function changeBehaviour({ behaviour }: World, input: Input): object {
  if (typeof input['url'] === 'string') {
    const url = input['url'];
    if (url !== '' && !/^https?:/.test(URL.parse(url)?.protocol ?? ''))
      throw invalid('url must be http(s).', 'url');
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

function read({ store }: World, path: string): object | undefined {
  const id = /^events\/([^/]+)\/deliveries$/.exec(path)?.[1];
  return id === undefined ? undefined : store.get('deliveries', id);
}

function readJson(body: string): Input {
  if (body.trim() === '') return {};
  const json = asRefusal(() => JSON.parse(body));
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw invalid('The body must be a JSON object.');
}

function asRefusal<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Error ? invalid(error.message) : error;
  }
}
