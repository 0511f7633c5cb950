import type { FaultList, RefundFault, RouteFault, WebhookFault } from './faults.ts';

type JsonObject = Record<string, unknown>;

const ROUTE_ACTS = ['status', 'status_after', 'delay', 'delay_after', 'cut', 'cut_before', 'hang'] as const;
const WEBHOOK_ACTS = ['delay', 'duplicate', 'reorder', 'drop', 'fail', 'missign'] as const;
const REFUND_ACTS = ['succeeded', 'pending', 'failed', 'requires_action'] as const;
const SIGNATURE_FAULTS = ['secret', 'old', 'future', 'none', 'v0', 'clock'] as const;

/** Reads the JSON of `POST /_test/faults`. Throws an Error that says what is wrong. */
export function readFaults(json: unknown): FaultList {
  const { routes, webhooks, refunds, ...other } = asObject(json, 'the body');
  refuseUnknownFields(other, 'the body');
  return {
    routes: readEach(routes, 'routes').map(readRoute),
    webhooks: readEach(webhooks, 'webhooks').map(readWebhook),
    refunds: readEach(refunds, 'refunds').map(readRefund),
  };
}

function readRoute(fault: JsonObject, index: number): RouteFault {
  const { method, path, do: act, status, ms, count, probability, ...other } = fault;
  const at = `routes[${index}]`;
  refuseUnknownFields(other, at);
  return {
    ...readLimits(count, probability, at),
    method: method === undefined ? null : asText(method, `${at}.method`).toUpperCase(),
    path: path === undefined ? null : asText(path, `${at}.path`),
    do: oneOf(act ?? (status === undefined ? undefined : 'status'), ROUTE_ACTS, `${at}.do`),
    status: asNumber(status ?? 500, `${at}.status`),
    ms: asNumber(ms ?? 1000, `${at}.ms`),
  };
}

function readWebhook(fault: JsonObject, index: number): WebhookFault {
  const { types, do: act, ms, times, how, count, probability, ...other } = fault;
  const at = `webhooks[${index}]`;
  refuseUnknownFields(other, at);
  return {
    ...readLimits(count, probability, at),
    types: types === undefined ? null : [types].flat().map((type) => asText(type, `${at}.types`)),
    do: oneOf(act, WEBHOOK_ACTS, `${at}.do`),
    ms: asNumber(ms ?? 1000, `${at}.ms`),
    times: asNumber(times ?? 2, `${at}.times`),
    how: oneOf(how ?? 'secret', SIGNATURE_FAULTS, `${at}.how`),
  };
}

function readRefund(fault: JsonObject, index: number): RefundFault {
  const { do: act, count, probability, ...other } = fault;
  refuseUnknownFields(other, `refunds[${index}]`);
  const at = `refunds[${index}]`;
  return { ...readLimits(count, probability, at), do: oneOf(act, REFUND_ACTS, `${at}.do`) };
}

function readLimits(count: unknown, probability: unknown, at: string) {
  return {
    count: count === undefined || count === null ? null : asNumber(count, `${at}.count`),
    probability: asNumber(probability ?? 1, `${at}.probability`),
  };
}

/** A list of objects; a single object stands for a list of one. */
function readEach(value: unknown, name: string): JsonObject[] {
  if (value === undefined) return [];
  return [value].flat().map((each, index) => asObject(each, `${name}[${index}]`));
}

function refuseUnknownFields(other: JsonObject, at: string): void {
  const [name] = Object.keys(other);
  if (name) throw new Error(`${at} has an unknown field "${name}"`);
}

function asObject(value: unknown, at: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
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
