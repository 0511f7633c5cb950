import type { Db } from '#lib/db.ts';
import { kindNamed } from '../products/kinds.ts';
import type { Parcel } from '../shipping/method.ts';
import type { CartLine } from './cart.ts';

type SentLine = Pick<CartLine, 'kind' | 'variantId' | 'quantity' | 'unit' | 'parts'>;

interface SentUnits {
  readonly kind: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly unitAmount: number;
}

/** Whether something of these lines is sent. */
export function isSent(lines: readonly SentLine[]): boolean {
  return sentUnits(lines).length > 0;
}

/** What of these lines is sent, whatever their order; null for nothing, which reads nothing. */
export async function parcelOf(db: Db, lines: readonly SentLine[]): Promise<Parcel | null> {
  const units = sentUnits(lines);
  if (units.length === 0) return null;
  let weightGrams = 0;
  for (const [kind, own] of Map.groupBy(units, (unit) => unit.kind)) {
    const ids = [...new Set(own.map(({ variantId }) => variantId))];
    const facts = await kindNamed(kind).parcel?.facts(db, ids);
    for (const { variantId, quantity } of own)
      weightGrams += (facts?.get(variantId)?.weightGrams ?? 0) * quantity;
  }
  return {
    weightGrams,
    pieces: units.reduce((sum, { quantity }) => sum + quantity, 0),
    amount: units.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0),
    currency: lines[0]?.unit.currency ?? '',
  };
}

function sentUnits(lines: readonly SentLine[]): SentUnits[] {
  return lines
    .flatMap(({ kind, variantId, quantity, unit, parts }): SentUnits[] =>
      parts
        ? parts.map((part) => ({ ...part, quantity: part.quantity * quantity }))
        : [{ kind, variantId, quantity, unitAmount: unit.amount }],
    )
    .filter(({ kind }) => kindNamed(kind).parcel !== undefined);
}
