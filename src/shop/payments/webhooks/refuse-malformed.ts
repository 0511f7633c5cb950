import { createHash } from 'node:crypto';
import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import type { MalformedEvent } from './event.ts';
import { insertRefusedEvent, keepBody } from './malformed-store.ts';

/** Stores an event with a field that is not as Stripe defines it, with the bytes as they came, and shows it to staff. */
export async function refuseMalformed(
  tx: Tx,
  { field, json }: MalformedEvent,
  body: string | null,
): Promise<'refused' | 'known'> {
  const payload = JSON.stringify(json);
  const { id: given, type, livemode } = json as Readonly<Record<string, unknown>>;
  const id = textOf(given, 255) ?? `unreadable_${createHash('sha256').update(payload).digest('hex')}`;
  const event = { id, type: textOf(type, 120) ?? 'unreadable', livemode: livemode === true, payload };
  const isNew = await insertRefusedEvent(tx, { ...event, note: `unreadable: ${field}` }, now());
  if (!isNew) return 'known';
  if (body !== null) await keepBody(tx, id, body);
  await raiseConcern(tx, { kind: 'event_unreadable', subject: id, details: { type: event.type, field } });
  return 'refused';
}

function textOf(value: unknown, longest: number): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= longest ? value : null;
}
