import { secondsFrom } from '#lib/clock.ts';
import type { TimelineEntry } from './order-timeline.ts';

/** Something that happened to an order, with what it led to at the same moment. */
export interface Happening {
  readonly entry: TimelineEntry;
  /** Access given or ended by it. */
  readonly effects: readonly TimelineEntry[];
}

export interface OrderStory {
  readonly happenings: readonly Happening[];
  /** Events as Stripe sent them: what they brought about is among the happenings. */
  readonly events: readonly TimelineEntry[];
}

const EFFECTS = new Set(['completed', 'access_taken_back', 'access_given_again', 'beyond_capacity']);
/** A payment page that opens within this time of ordering was opened by ordering. */
const PAGE_SECONDS = 120;

/** The records of an order as one story: one row for everything that happened, in the order in which it did. */
export function orderStory(entries: readonly TimelineEntry[]): OrderStory {
  const events = entries.filter(({ sources }) => sources[0] === 'stripe');
  const told = entries.filter((entry) => !events.includes(entry) && !isToldAlready(entry, entries));
  const happenings: { entry: TimelineEntry; effects: TimelineEntry[] }[] = [];
  for (const entry of causesFirst(told)) {
    const cause = EFFECTS.has(entry.action) && happenings.findLast((one) => isCause(one.entry, entry));
    if (cause) cause.effects.push(entry);
    else happenings.push({ entry, effects: [] });
  }
  return { happenings, events };
}

/** In order of time; of one moment first what staff did to access, which the log has last, then what it led to. */
function causesFirst(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const rank = ({ action }: TimelineEntry) => (action.startsWith('access.') ? 0 : 1);
  return entries.toSorted((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b));
}

function isCause(one: TimelineEntry, effect: TimelineEntry): boolean {
  return one.sources[0] !== 'email' && one.at.getTime() === effect.at.getTime();
}

/** Whether another entry says the same. */
function isToldAlready(entry: TimelineEntry, entries: readonly TimelineEntry[]): boolean {
  const { action, at, details } = entry;
  const ofRefund = (name: string) =>
    entries.some((other) => other.action === name && other.details['refund'] === details['refund']);
  if (action === 'access.given') return entries.some((other) => other.action === 'given_by_staff');
  // The log of the admin says who did what the history says.
  if (action === 'order.made')
    return entries.some((one) => one.action === 'placed' || one.action === 'given_by_staff');
  if (action === 'order.paid_outside') return entries.some((other) => other.action === 'paid_outside');
  if (action === 'order.refund_paid_back') return ofRefund('refund_succeeded');
  if (action === 'refund_pending') return ofRefund('refund_requested') || ofRefund('refund_found');
  if (action !== 'page_opened') return false;
  const placed = entries.find((other) => other.action === 'placed');
  const first = entries.find((other) => other.action === 'page_opened');
  return first === entry && placed !== undefined && at <= secondsFrom(PAGE_SECONDS, placed.at);
}
