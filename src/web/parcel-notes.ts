import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
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

/** How far the pieces of a line are, a sentence for each place they are at; none for a line of which nothing is sent. */
export function parcelNotes(
  { parcels, coming }: Pick<ParcelsView, 'parcels' | 'coming'>,
  line: { readonly position: number; readonly quantity: number },
): string[] {
  const here = ({ position }: { readonly position: number }) => position === line.position;
  const of = line.quantity;
  const sent = parcels.flatMap(({ number: parcel, state, lines }) =>
    lines.filter(here).map(({ quantity: count }) => t(STATES[state], { parcel, of, count })),
  );
  const waiting = coming
    .filter(here)
    .map(({ quantity: count }) =>
      t(
        '{of, plural, one {Not sent yet.} other {{count, plural, one {# piece has} other {# pieces have}} not been sent yet.}}',
        { of, count },
      ),
    );
  return [...sent, ...waiting];
}
