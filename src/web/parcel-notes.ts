import type { Sentence } from '#messages/sentence.ts';
import { translate } from '#messages/t.ts';
import type { ParcelsView, ParcelView } from '#shop/orders/shipping/view-parcels.ts';

/** `of` is the quantity of the line, `count` how many of its pieces are there. */
const STATES = {
  shipped:
    '{of, plural, one {On its way in parcel {parcel}.} other {{count, plural, one {# piece is} other {# pieces are}} on the way in parcel {parcel}.}}',
  delivered:
    '{of, plural, one {Arrived in parcel {parcel}.} other {{count, plural, one {# piece} other {# pieces}} arrived in parcel {parcel}.}}',
  lost: '{of, plural, one {Lost with parcel {parcel}.} other {{count, plural, one {# piece was} other {# pieces were}} lost with parcel {parcel}.}}',
  returned:
    '{of, plural, one {Came back to us in parcel {parcel}.} other {{count, plural, one {# piece} other {# pieces}} came back to us in parcel {parcel}.}}',
} as const satisfies Readonly<Record<ParcelView['state'], Sentence>>;

const HANDED_OVER: Sentence =
  '{of, plural, one {Picked up.} other {{count, plural, one {# piece was} other {# pieces were}} picked up.}}';
const READY: Sentence =
  '{of, plural, one {Ready to be picked up.} other {{count, plural, one {# piece is} other {# pieces are}} ready to be picked up.}}';
const NOT_READY: Sentence =
  '{of, plural, one {Not ready yet.} other {{count, plural, one {# piece is} other {# pieces are}} not ready yet.}}';
const NOT_SENT: Sentence =
  '{of, plural, one {Not sent yet.} other {{count, plural, one {# piece has} other {# pieces have}} not been sent yet.}}';

const BACK: Sentence =
  '{of, plural, one {Sent back.} other {{count, plural, one {# piece was} other {# pieces were}} sent back.}}';

type Told = Pick<ParcelsView, 'parcels' | 'coming'> &
  Partial<Pick<ParcelsView, 'isPickup' | 'ready' | 'back'>>;

/** How far the pieces of a line are, a sentence for each place they are at; none for a line of which nothing is sent. */
export function parcelNotes(
  { parcels, coming, isPickup = false, ready = [], back = [] }: Told,
  line: { readonly position: number; readonly quantity: number },
): string[] {
  const of = line.quantity;
  const here = ({ position }: { readonly position: number }) => position === line.position;
  // Nobody knows of which parcel they are: of the first ones that have arrived, or were on their way.
  let gone = back.filter(here).reduce((sum, { quantity }) => sum + quantity, 0);
  const left = parcels.flatMap(({ number: parcel, state, lines }) =>
    lines.filter(here).flatMap(({ quantity }) => {
      const ofThese = state === 'shipped' || state === 'delivered' ? Math.min(gone, quantity) : 0;
      gone -= ofThese;
      const sentence = isPickup && state === 'delivered' ? HANDED_OVER : STATES[state];
      const count = quantity - ofThese;
      return count > 0 ? [translate(sentence, { parcel, of, count })] : [];
    }),
  );
  const say = (parts: ParcelsView['coming'], sentence: Sentence) =>
    parts.filter(here).map(({ quantity: count }) => translate(sentence, { of, count }));
  return [
    ...left,
    ...say(back, BACK),
    ...say(
      ready.flatMap(({ lines }) => lines),
      READY,
    ),
    ...say(coming, isPickup ? NOT_READY : NOT_SENT),
  ];
}
