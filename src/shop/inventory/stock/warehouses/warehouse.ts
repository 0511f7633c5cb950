import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { tidyLine } from '../../../customers/addresses/typed-line.ts';

/** A place from which goods are sent, or where they are collected. */
export interface Warehouse {
  readonly id: string;
  /** As staff call it: BERLIN. */
  readonly code: string;
  readonly name: string;
  readonly company: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2; null where nobody has said it. */
  readonly country: string | null;
  readonly phone: string;
  /** The first one sends what no other is nearer to. */
  readonly position: number;
  readonly isPickup: boolean;
  /** One that is closed sends nothing that is sold from now on. */
  readonly isClosed: boolean;
}

export type WarehouseInput = Omit<Warehouse, 'id' | 'isClosed'>;

const tick = z
  .string()
  .optional()
  .transform((text) => text === 'on');

/** The form of a warehouse. */
/** As an address is printed: one line, one blank between words. */
const addressLine = (max: number) => typedText(max).overwrite(tidyLine);

export const warehouseForm = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, {
      error: () => t('Use up to 20 letters from A to Z, digits and hyphens.'),
    }),
  name: typedText(80).min(1, { error: () => t('Give it a name.') }),
  company: addressLine(120),
  line1: addressLine(120),
  line2: addressLine(120),
  city: addressLine(80),
  region: addressLine(80),
  postcode: addressLine(20),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{2})?$/, { error: () => t('Choose a country.') })
    .transform((text) => text || null),
  phone: addressLine(40),
  position: z
    .string()
    .regex(/^\d{1,4}$/, { error: () => t('Give a whole number.') })
    .transform(Number),
  is_pickup: tick,
  is_closed: tick,
});
export type WarehouseFields = z.infer<typeof warehouseForm>;

/** The texts of a warehouse's form. */
export function warehouseTexts({ isPickup, isClosed, country, position, ...texts }: Warehouse) {
  const { id: _id, ...kept } = texts;
  return {
    ...kept,
    country: country ?? '',
    position: String(position),
    is_pickup: isPickup ? 'on' : '',
    is_closed: isClosed ? 'on' : '',
  };
}
