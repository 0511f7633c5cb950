import { type Db, inTransaction } from '#lib/db.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { Visitor } from '../customers/store.ts';
import { type Availability, unlimited } from '../inventory/availability.ts';
import { sentLater } from '../inventory/stock/promise.ts';
import { type PricedLine, type Totals, totalsOf, withDiscount } from '../pricing/totals.ts';
import { findAvailable, isLimited } from '../products/find-available.ts';
import type { Part } from '../products/kind-expand.ts';
import { kindNamed } from '../products/kinds.ts';
import { listBoughtProductIds } from '../products/owned-store.ts';
import { shownPrice } from '../products/prices/reduction.ts';
import { settlePrices } from '../products/prices/settle-prices.ts';
import { listLocked, type RequiredCourse } from '../products/unlock-store.ts';
import type { Cart, CartLine } from './cart.ts';
import { type LineFacts, lineProblem, ownedNotice } from './line-problem.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { hasUnmergedBrowserCart } from './merge.ts';
import { ownedPartsNotices } from './owned-parts.ts';
import { type AskedCodes, promote } from './promote.ts';
import { findCart, findPendingOrderId, type LineRow, listLines } from './store.ts';

/** A visitor's cart at today's prices, with what promotions take off them; null when there is none yet. */
export async function viewCart(db: Db, owner: Visitor, asked: AskedCodes = {}): Promise<Cart | null> {
  if (await hasUnmergedBrowserCart(db, owner)) await inTransaction(db, (tx) => lockAndMergeCart(tx, owner));
  const cart = await findCart(db, owner);
  return cart ? assembleCart(db, cart, owner, asked) : null;
}

/** Problems with which a line is not counted in the totals: it cannot be bought now. */
const NOT_COUNTED = new Set(['unavailable', 'sold_out', 'not_yet', 'over']);

export async function assembleCart(
  db: Db,
  cart: { id: string; version: number },
  owner: Visitor,
  asked: AskedCodes = {},
): Promise<Cart> {
  const rows = await linesNow(db, cart.id);
  const parts = await partsOf(db, rows);
  const { owned, beingPaid } = await listBoughtProductIds(
    db,
    owner,
    [...rows, ...[...parts.values()].flat()].map(({ productId }) => productId),
  );
  const added = await addedBy(
    db,
    owner,
    rows.filter(({ productId }) => owned.has(productId)),
  );
  const ownedParts = await ownedPartsNotices(db, owner, { lines: rows, bundles: parts, owned });
  const availability = await availabilityOf(db, cart.id, rows);
  const locked = await lockedOf(db, owner, rows, parts);
  const lines: CartLine[] = rows.map((row) => {
    const isOnce = kindNamed(row.kind).sale.isBoughtOnce;
    const facts = {
      isOwned: isOnce && owned.has(row.productId) && !added.has(row.variantId),
      isBeingPaid: isOnce && (row.isBeingPaid || beingPaid.has(row.productId)),
      availability: availability.get(row.variantId) ?? unlimited,
      requires: locked.get(row.variantId) ?? null,
    };
    const ownParts = parts.get(row.variantId) ?? null;
    const notice = ownParts
      ? (ownedParts.get(row.variantId) ?? null)
      : ownedNotice(row, owned.has(row.productId), added.get(row.variantId));
    return { ...toLine(row, facts, ownParts), ownedNotice: notice };
  });
  const isCounted = ({ problem }: CartLine) => !NOT_COUNTED.has(problem?.code ?? '');
  const totals = sumOf(lines.filter(isCounted));
  const { discounts, promotions } = await promote(db, cart.id, lines.filter(isCounted), {
    ...{ owner, currency: totals.currency },
    ...asked,
  });
  const reduced = lines.map((line) => ({ ...line, discountAmount: discounts.get(line.id) ?? 0 }));
  const discount = reduced.reduce((sum, { discountAmount }) => sum + discountAmount, 0);
  const isReady = lines.length > 0 && lines.every((line) => line.problem === null);
  return { ...cart, lines: reduced, totals: withDiscount(totals, discount), promotions, isReady };
}

/** A price that is due by now counts, even if the job that changes it is late. */
async function linesNow(db: Db, cartId: string): Promise<readonly LineRow[]> {
  const rows = await listLines(db, cartId);
  if (!rows.some((row) => row.isPriceDue)) return rows;
  await settlePrices(db);
  return listLines(db, cartId);
}

function sumOf(lines: readonly CartLine[]): Totals {
  const priced: PricedLine[] = lines.map(({ quantity, unit }) => ({
    quantity,
    unitAmount: unit.amount,
    currency: unit.currency,
  }));
  return totalsOf(priced);
}

/** By variant: the course that has to be completed for it, or for something in it. */
async function lockedOf(
  db: Db,
  owner: Visitor,
  rows: readonly LineRow[],
  parts: ReadonlyMap<string, readonly Part[]>,
): Promise<ReadonlyMap<string, RequiredCourse>> {
  const inside = [...parts.values()].flat();
  if (inside.length === 0 && !rows.some(({ requiredCourseId }) => requiredCourseId)) return new Map();
  const ids = [...rows, ...inside].map(({ productId }) => productId);
  const locked = await listLocked(db, owner, ids);
  return new Map(
    rows.flatMap(({ variantId, productId }) => {
      const own = [productId, ...(parts.get(variantId) ?? []).map((part) => part.productId)];
      const [course] = own.flatMap((id) => locked.get(id) ?? []);
      return course ? [[variantId, course] as const] : [];
    }),
  );
}

/** By variant; what the cart's own order holds does not block it. */
async function availabilityOf(
  db: Db,
  cartId: string,
  rows: readonly LineRow[],
): Promise<ReadonlyMap<string, Availability>> {
  const found = new Map<string, Availability>();
  const limited = rows.filter(({ kind }) => isLimited(kindNamed(kind)));
  const ownOrderId = limited.length > 0 ? await findPendingOrderId(db, cartId) : null;
  for (const [kind, group] of Map.groupBy(limited, (row) => row.kind)) {
    const ids = group.map(({ variantId }) => variantId);
    const states = await findAvailable(db, kindNamed(kind), ids, ownOrderId);
    for (const [id, state] of states) found.set(id, state);
  }
  return found;
}

/** What variants give beside what the visitor owns of their products. */
async function addedBy(
  db: Db,
  owner: Visitor,
  rows: readonly LineRow[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const [kind, group] of Map.groupBy(rows, (row) => row.kind)) {
    const ids = group.map(({ variantId }) => variantId);
    for (const [id, titles] of (await kindNamed(kind).sale.adds?.(db, owner, ids)) ?? [])
      found.set(id, titles);
  }
  return found;
}

async function partsOf(db: Db, rows: readonly LineRow[]): Promise<ReadonlyMap<string, readonly Part[]>> {
  const found = new Map<string, readonly Part[]>();
  for (const [kind, group] of Map.groupBy(rows, (row) => row.kind)) {
    const { expand } = kindNamed(kind).sale;
    if (!expand) continue;
    const lines = group.map(({ variantId, priceAmount }) => ({
      variantId,
      unitAmount: priceAmount,
    }));
    for (const [id, parts] of await expand(db, lines)) found.set(id, parts);
  }
  return found;
}

function laterOf(quantity: number, availability: Availability): CartLine['later'] {
  return availability.is === 'open' ? sentLater(quantity, availability.backOrder) : null;
}

function toLine(
  row: LineRow,
  facts: LineFacts,
  parts: readonly Part[] | null,
): Omit<CartLine, 'ownedNotice'> {
  const { section, own } = kindNamed(row.kind);
  const { id, productId, variantId, kind, title, variantTitle, image, category, language } = row;
  const { quantity, minQuantity, maxQuantity, isBoughtHere, taxClass, guaranteeDays } = row;
  const { price: unit, was } = shownPrice(row);
  const seen = { amount: row.seenAmount, currency: row.seenCurrency };
  return {
    ...{ id, productId, variantId, kind, title, variantTitle, image, category, language },
    ...{ quantity, minQuantity, maxQuantity, unit, was, shownPrice: seen, parts, isBoughtHere },
    ...{ taxClass, guaranteeDays },
    path: `/${section}/${row.slug}`,
    openPath: own.path(row.slug),
    total: { amount: unit.amount * quantity, currency: unit.currency },
    later: laterOf(quantity, facts.availability),
    discountAmount: 0,
    problem: lineProblem(row, facts),
    notice:
      unit.amount < seen.amount && unit.currency === seen.currency
        ? t('The price fell from {before}; you pay today’s.', { before: formatMoney(seen) })
        : null,
  };
}
