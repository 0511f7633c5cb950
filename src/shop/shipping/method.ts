import type { Pickup } from './pickup.ts';

export const methodKinds = ['letter', 'parcel', 'express', 'pickup'] as const;
export type MethodKind = (typeof methodKinds)[number];

export const rateBases = ['order', 'weight', 'price', 'pieces'] as const;
/** What the rates of a method depend on. */
export type RateBasis = (typeof rateBases)[number];

/** What a method costs up to so much: grams, minor units or pieces. `upTo` null: without end. */
export interface Rate {
  readonly upTo: number | null;
  /** In minor units. */
  readonly amount: number;
}

export interface Method {
  readonly id: string;
  readonly zoneId: string;
  readonly kind: MethodKind;
  readonly title: string;
  readonly currency: string;
  readonly rateBy: RateBasis;
  /** Each up to more than the one before. */
  readonly rates: readonly Rate[];
  /** Free from this sum of what is sent, in minor units. */
  readonly freeFrom: number | null;
  /** Working days until it arrives; null where nothing is promised. */
  readonly minDays: number | null;
  readonly maxDays: number | null;
  /** Where it is picked up, or more about it; empty for what is sent. */
  readonly place: string;
  /** The warehouse or date that a pick-up is tied to. */
  readonly pickup?: Pickup | null;
  readonly endsAt: Date | null;
  readonly isOffered: boolean;
}

/** What is sent with an order. */
export interface Parcel {
  readonly weightGrams: number;
  readonly pieces: number;
  /** What it costs, in minor units. */
  readonly amount: number;
  readonly currency: string;
}

/** What it costs to send a parcel, in minor units; null where the method does not take it. */
export function priceOf(method: Method, parcel: Parcel, at: Date): number | null {
  if (!method.isOffered || method.currency !== parcel.currency) return null;
  if (method.pickup?.date?.isCancelled) return null;
  const ends = [method.endsAt, method.pickup?.date?.startsAt];
  if (ends.some((end) => end && end <= at)) return null;
  const measure = {
    order: 0,
    weight: parcel.weightGrams,
    price: parcel.amount,
    pieces: parcel.pieces,
  }[method.rateBy];
  const rate = method.rates.find(({ upTo }) => upTo === null || measure <= upTo);
  if (!rate) return null;
  return method.freeFrom !== null && parcel.amount >= method.freeFrom ? 0 : rate.amount;
}
