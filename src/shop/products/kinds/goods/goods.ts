import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';

/** Of one variant in one order, unless the owner says less. */
export const MOST_PIECES = 99;
export const MOST_ATTRIBUTES = 20;
export const ATTRIBUTE_NAME = 40;
export const ATTRIBUTE_VALUE = 200;

/** What shoppers choose between, such as sizes. */
const option = z.strictObject({ name: z.string(), values: z.array(z.string()) });

/** The details of goods beyond those of every product. */
export const goodsDetails = z.strictObject({
  /** The owner's own: material, ISBN, format. Sorted by name. */
  attributes: z
    .array(
      z.strictObject({
        name: typedText(ATTRIBUTE_NAME).min(1),
        value: typedText(ATTRIBUTE_VALUE).min(1),
      }),
    )
    .max(MOST_ATTRIBUTES),
  /** What is in the box, a line each. */
  contents: z.array(typedText(200).min(1)).max(20),
  /** Who made it, with an address. */
  maker: typedText(500),
  /** What to take care of. */
  safety: typedText(4000),
  /** Edited with the variants. */
  options: z.array(option),
});
export type GoodsDetails = z.infer<typeof goodsDetails>;
export type Attribute = GoodsDetails['attributes'][number];

/** The details that the card shows. */
export type GoodsBrief = Pick<GoodsDetails, 'attributes' | 'options'>;
