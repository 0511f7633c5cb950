import { expect, test } from 'vitest';
import type { ParcelView } from '#shop/orders/shipping/view-parcels.ts';
import { parcelNotes } from '#web/parcel-notes.ts';

const part = (position: number, quantity: number) => ({
  position,
  title: 'Apron',
  variantTitle: '',
  quantity,
});

const parcel = (
  number: number,
  state: ParcelView['state'],
  ...lines: ReturnType<typeof part>[]
): ParcelView => ({
  ...{ number, state, lines, carrier: '', trackingNumber: '', trackingUrl: null },
  ...{ shippedAt: new Date(), endedAt: null },
});

test('a line of one piece says where that is', () => {
  const line = { position: 2, quantity: 1 };
  const states = ['shipped', 'delivered', 'lost', 'returned'] as const;
  expect(
    states.map((state) => parcelNotes({ parcels: [parcel(3, state, part(2, 1))], coming: [] }, line)),
  ).toEqual([
    ['On its way in parcel 3.'],
    ['Arrived in parcel 3.'],
    ['Lost with parcel 3.'],
    ['Came back to us in parcel 3.'],
  ]);
  expect(parcelNotes({ parcels: [], coming: [part(2, 1)] }, line)).toEqual(['Not sent yet.']);
});

test('what was sent back is said instead of the parcel it came in', () => {
  const [one, more] = [
    { position: 2, quantity: 1 },
    { position: 2, quantity: 3 },
  ];
  const told = (of: typeof one, back: number, ...parcels: ParcelView[]) =>
    parcelNotes({ parcels, coming: [], back: [part(2, back), part(0, 9)] }, of);
  expect(told(one, 1, parcel(1, 'shipped', part(2, 1)))).toEqual(['Sent back.']);
  expect(told(more, 2, parcel(1, 'lost', part(2, 1)), parcel(2, 'delivered', part(2, 3)))).toEqual([
    '1 piece was lost with parcel 1.',
    '1 piece arrived in parcel 2.',
    '2 pieces were sent back.',
  ]);
});

test('a line of more counts its pieces, and says nothing of those of other lines', () => {
  const view = {
    parcels: [parcel(1, 'delivered', part(0, 1), part(1, 5)), parcel(2, 'shipped', part(0, 2))],
    coming: [part(0, 4), part(1, 1)],
  };
  expect(parcelNotes(view, { position: 0, quantity: 7 })).toEqual([
    '1 piece arrived in parcel 1.',
    '2 pieces are on the way in parcel 2.',
    '4 pieces have not been sent yet.',
  ]);
  expect(parcelNotes(view, { position: 9, quantity: 1 })).toEqual([]);
});

test('what is picked up is ready, then picked up', () => {
  const pickup = { parcels: [], coming: [], isPickup: true, ready: [] };
  const line = { position: 0, quantity: 1 };
  const ready = [{ number: 1, lines: [part(0, 1)] }];
  expect(parcelNotes({ ...pickup, coming: [part(0, 1)] }, line)).toEqual(['Not ready yet.']);
  expect(parcelNotes({ ...pickup, ready }, line)).toEqual(['Ready to be picked up.']);
  const parcels = [parcel(1, 'delivered', part(0, 1))];
  expect(parcelNotes({ ...pickup, parcels }, line)).toEqual(['Picked up.']);
});
