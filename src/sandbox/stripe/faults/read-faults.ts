import type { FaultList, RefundFault, RouteFault, WebhookFault } from './faults.ts';

type Loose = Record<string, unknown>;

const ROUTE_ACTS = ['status', 'status_after', 'delay', 'delay_after', 'cut', 'cut_before', 'hang'] as const;
const WEBHOOK_ACTS = ['delay', 'duplicate', 'reorder', 'drop', 'fail', 'missign'] as const;
const REFUND_ACTS = ['succeeded', 'pending', 'failed', 'requires_action'] as const;
const MISSIGNINGS = ['secret', 'old', 'future', 'none', 'v0', 'clock'] as const;

/** Reads the JSON of `POST /_test/faults`. Throws an Error that says what is wrong. */
export function readFaults(json: unknown): FaultList {
  const { routes, webhooks, refunds, ...other } = asObject(json, 'the body');
  refuseOthers(other, 'the body');
  return {
    routes: many(routes, 'routes').map(readRoute),
    webhooks: many(webhooks, 'webhooks').map(readWebhook),
    refunds: many(refunds, 'refunds').map(readRefund),
  };
}

function readRoute(fault: Loose, index: number): RouteFault {
  const { method, path, do: act, status, ms, count, probability, ...other } = fault;
  const at = `routes[${index}]`;
  refuseOthers(other, at);
  return {
    ...readAim(count, probability, at),
    method: method === undefined ? null : asText(method, `${at}.method`).toUpperCase(),
    path: path === undefined ? null : asText(path, `${at}.path`),
    do: oneOf(act ?? (status === undefined ? undefined : 'status'), ROUTE_ACTS, `${at}.do`),
    status: asNumber(status ?? 500, `${at}.status`),
    ms: asNumber(ms ?? 1000, `${at}.ms`),
  };
}

function readWebhook(fault: Loose, index: number): WebhookFault {
  const { types, do: act, ms, times, how, count, probability, ...other } = fault;
  const at = `webhooks[${index}]`;
  refuseOthers(other, at);
  return {
    ...readAim(count, probability, at),
    types: types === undefined ? null : [types].flat().map((type) => asText(type, `${at}.types`)),
    do: oneOf(act, WEBHOOK_ACTS, `${at}.do`),
    ms: asNumber(ms ?? 1000, `${at}.ms`),
    times: asNumber(times ?? 2, `${at}.times`),
    how: oneOf(how ?? 'secret', MISSIGNINGS, `${at}.how`),
  };
}

function readRefund(fault: Loose, index: number): RefundFault {
  const { do: act, count, probability, ...other } = fault;
  refuseOthers(other, `refunds[${index}]`);
  const at = `refunds[${index}]`;
  return { ...readAim(count, probability, at), do: oneOf(act, REFUND_ACTS, `${at}.do`) };
}

function readAim(count: unknown, probability: unknown, at: string) {
  return {
    count: count === undefined || count === null ? null : asNumber(count, `${at}.count`),
    probability: asNumber(probability ?? 1, `${at}.probability`),
  };
}

/** A list, or one thing in place of a list of one. */
function many(value: unknown, name: string): Loose[] {
  if (value === undefined) return [];
  return [value].flat().map((each, index) => asObject(each, `${name}[${index}]`));
}

function refuseOthers(other: Loose, at: string): void {
  const [name] = Object.keys(other);
  if (name) throw new Error(`${at} has an unknown field "${name}"`);
}

function asObject(value: unknown, at: string): Loose {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Loose;
  throw new Error(`${at} must be a JSON object`);
}

function asText(value: unknown, at: string): string {
  if (typeof value === 'string') return value;
  throw new Error(`${at} must be a text`);
}

function asNumber(value: unknown, at: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new Error(`${at} must be a number, 0 or more`);
}

function oneOf<W extends string>(value: unknown, words: readonly W[], at: string): W {
  const found = words.find((each) => each === value);
  if (found) return found;
  throw new Error(`${at} must be one of ${words.join(', ')}`);
}
