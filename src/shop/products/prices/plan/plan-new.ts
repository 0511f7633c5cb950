import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { AuditChange, AuditDetails, StaffActor } from '../../../accounts/audit.ts';
import { shopDayAndTime } from '../../../settings/zone.ts';
import type { ProductRow } from '../../editing/store.ts';
import { kindNamed } from '../../kinds.ts';
import { type PlanInput, readAmountAt, readSalePrice, readTime } from './plan-input.ts';
import {
  insertSales,
  type PlannedChange,
  type PlannedSale,
  type PricedVariant,
  saveChanges,
  setSaleEnd,
} from './plan-store.ts';
import { refused } from './refused.ts';

/** A product whose row is locked, with what is planned of it. */
export interface Planning {
  readonly product: ProductRow;
  readonly at: Date;
  readonly actor: StaffActor;
  readonly variants: readonly PricedVariant[];
  /** That are not over. */
  readonly sales: readonly PlannedSale[];
  readonly changes: readonly PlannedChange[];
}

/** A sale that begins now ends the one that runs: it goes on at another price. */
export async function planSale(
  tx: Tx,
  planning: Planning,
  input: Extract<PlanInput, { act: 'sale' }>,
): Promise<AuditDetails> {
  const { at } = planning;
  refuseOldCurrency(planning, input.currency);
  const chosen = chosenOf(planning, 'sale_variant', input.sale_variant);
  const typedStart = readTime('starts_at', input.starts_at);
  const startsAt = typedStart && typedStart > at ? typedStart : at;
  const endsAt = readTime('ends_at', input.ends_at);
  if (endsAt && endsAt <= startsAt) throw refused('ends_at', t('It has to end after it begins.'));
  const sales = chosen.map((variant) => ({
    ...{ variantId: variant.id, currency: variant.currency, startsAt, endsAt },
    amount: readSalePrice('sale_price', input.sale_price, variant),
  }));
  await refuseUnshared(tx, planning, sales, 'sale_price');
  for (const sale of sales) {
    const running = runningOf(planning, sale.variantId);
    if (running && startsAt === at) await setSaleEnd(tx, running.id, at);
    refuseOverlap(planning, sale, startsAt === at ? running : undefined);
  }
  await insertSales(tx, sales);
  return {
    fields: ['sale_price'],
    ...{ from_at: startsAt.toISOString(), until: endsAt?.toISOString() ?? null },
    changes: changesOf(sales, chosen, 'sale_price'),
  };
}

export async function planChange(
  tx: Tx,
  planning: Planning,
  input: Extract<PlanInput, { act: 'change' }>,
): Promise<AuditDetails> {
  refuseOldCurrency(planning, input.currency);
  const dueAt = readTime('due_at', input.due_at);
  if (!dueAt) throw refused('due_at', t('Enter a day and a time.'));
  if (dueAt <= planning.at) throw refused('due_at', t('Choose a time to come.'));
  const chosen = chosenOf(planning, 'change_variant', input.change_variant);
  const changes = chosen.map(({ id: variantId, currency }) => ({
    ...{ variantId, currency, dueAt, plannedBy: planning.actor },
    amount: readAmountAt('new_price', input.new_price, currency),
  }));
  await refuseUnshared(tx, planning, changes, 'new_price');
  await saveChanges(tx, changes);
  return {
    fields: ['planned_price'],
    from_at: dueAt.toISOString(),
    changes: changesOf(changes, chosen, 'planned_price'),
  };
}

/** A page that was opened before the shop's currency changed means another amount by the same figure. */
function refuseOldCurrency({ variants }: Planning, seen: string | undefined): void {
  if (seen === undefined || variants.every(({ currency }) => currency === seen)) return;
  throw new ShopError('gone', 409, t('Prices are in another currency now. Load the page again.'));
}

export function runningOf({ sales, at }: Planning, variantId: string): PlannedSale | undefined {
  return sales.find(
    (sale) => sale.variantId === variantId && sale.startsAt <= at && (!sale.endsAt || sale.endsAt > at),
  );
}

/** @throws ShopError `sale_overlaps` where another sale of the variant has a time in common. */
export function refuseOverlap(
  { sales, variants }: Planning,
  sale: Pick<PlannedSale, 'variantId' | 'startsAt' | 'endsAt'>,
  except: PlannedSale | undefined,
  field = 'starts_at',
): void {
  const other = sales.find(
    (one) =>
      one.variantId === sale.variantId &&
      one.id !== except?.id &&
      (!one.endsAt || one.endsAt > sale.startsAt) &&
      (!sale.endsAt || one.startsAt < sale.endsAt),
  );
  if (!other) return;
  const name = variants.find(({ id }) => id === sale.variantId)?.title;
  const text = t(
    'Another sale is planned at {price} from {time} {zone}. End that first, or choose another time.',
    {
      price: formatMoney(other),
      ...shopDayAndTime(other.startsAt),
    },
  );
  throw new ShopError('sale_overlaps', 409, text, { [field]: name ? `${name}: ${text}` : text });
}

function chosenOf({ variants }: Planning, field: string, id: string): readonly PricedVariant[] {
  const chosen = id === 'all' ? variants : variants.filter((one) => one.id === id);
  if (chosen.length > 0) return chosen;
  throw refused(field, t('That variant is no longer here.'));
}

/** A price of what consists of parts is shared by them in amounts that can be charged. */
async function refuseUnshared(
  tx: Tx,
  { product }: Planning,
  prices: readonly { readonly variantId: string; readonly amount: number }[],
  field: string,
): Promise<void> {
  const { expand } = kindNamed(product.kind).sale;
  if (!expand) return;
  const wholes = await expand(
    tx,
    prices.map(({ variantId, amount }) => ({ variantId, unitAmount: amount })),
  );
  for (const { variantId, amount } of prices) {
    const parts = wholes.get(variantId) ?? [];
    const sum = parts.reduce((all, { quantity, unitAmount }) => all + quantity * unitAmount, 0);
    if (parts.length > 0 && sum !== amount)
      throw refused(
        field,
        t('This price cannot be shared among its parts in whole amounts. Choose another.'),
      );
  }
}

function changesOf(
  planned: readonly { readonly variantId: string; readonly amount: number; readonly currency: string }[],
  variants: readonly PricedVariant[],
  field: string,
): AuditChange[] {
  return planned.map(({ variantId, amount, currency }) => {
    const variant = variants.find(({ id }) => id === variantId);
    const from = { amount: variant?.regularAmount ?? 0, currency };
    return { field, from, to: { amount, currency }, ...(variant?.title && { of: variant.title }) };
  });
}
