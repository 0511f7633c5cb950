import type { Sentence } from '#messages/sentence.ts';
import type { MethodKind, RateBasis } from '#shop/shipping/method.ts';

export const methodKindLabels: Readonly<Record<MethodKind, Sentence>> = {
  letter: 'Letter ¦ sent by post',
  parcel: 'Parcel',
  express: 'Express',
  pickup: 'Pick-up',
};

/** What the rates of a method depend on. */
export const rateBasisLabels: Readonly<Record<RateBasis, Sentence>> = {
  order: 'One price per order',
  weight: 'Weight in grams',
  price: 'Price of the goods',
  pieces: 'Number of pieces',
};
