import type { Db } from '#lib/db.ts';
import { currentLanguage } from '#messages/language.ts';
import { t } from '#messages/t.ts';
import { findPaidWith } from '../../orders/payments/find-paid-with.ts';
import type { OrderRow } from '../../orders/store.ts';
import { suppliesOf } from '../../pricing/tax/supplies.ts';
import { shopDay } from '../../settings/zone.ts';
import type { InvoiceBuyer, InvoiceLine, Snapshot } from '../invoice.ts';
import { sellerParty } from '../seller/seller-party.ts';
import { findOrderBuyer, type OrderBuyer } from './buyer-store.ts';
import { sumUp } from './document.ts';
import { type ItemFacts, listItemFacts } from './item-facts-store.ts';
import { loadOrderParts, type OrderPart } from './order-parts.ts';
import { taxNotes } from './tax-notes.ts';

type Supplies = Awaited<ReturnType<typeof suppliesOf>>;

/** All that the first invoice of an order says: the order as it was placed, whatever went back since. */
export async function freezeOrder(db: Db, order: OrderRow): Promise<Snapshot> {
  const { parts, isTaxed } = await loadOrderParts(db, order);
  const items = parts.flatMap(({ item }) => (item ? [item] : []));
  const supplies = await suppliesOf(db, items);
  const known = await listItemFacts(db, order.id);
  const paidOn = shopDay(order.completedAt ?? order.createdAt);
  const frozen = sumUp(
    parts.map((part) => lineOf(part, { supplies, known, paidOn, isTaxed, isTaxIncluded: order.taxIncluded })),
  );
  return {
    version: 1,
    language: currentLanguage(),
    currency: order.currency,
    seller: sellerParty(),
    buyer: buyerParty(await findOrderBuyer(db, order.id), taxCountry(parts, supplies)),
    order: {
      ...{ number: order.number, orderedOn: shopDay(order.createdAt), paidOn },
      paidWith: await findPaidWith(db, order.id),
    },
    isTaxIncluded: order.taxIncluded,
    ...frozen,
    notes: taxNotes(frozen.taxes),
    termsVersion: order.termsVersion,
    corrects: null,
  };
}

interface LineFacts {
  readonly supplies: Supplies;
  readonly known: ReadonlyMap<string, ItemFacts>;
  readonly paidOn: string;
  readonly isTaxed: boolean;
  readonly isTaxIncluded: boolean;
}

function lineOf({ source, item, tax }: OrderPart, facts: LineFacts): InvoiceLine {
  const { net, tax: taxAmount, rate, country, region } = tax;
  const supply = item && facts.supplies.get(item.variantId);
  const gross = net + taxAmount;
  const { language = null, bundleTitle = null } = facts.known.get(source) ?? {};
  return {
    source,
    title: item?.title ?? t('Delivery'),
    variant: item?.variantTitle ?? '',
    ...(bundleTitle && { partOf: bundleTitle }),
    language,
    quantity: item?.quantity ?? 1,
    price: item?.subtotalAmount ?? (facts.isTaxIncluded ? gross : net),
    discount: item?.discountAmount ?? 0,
    ...{ net, tax: taxAmount, gross, rate },
    ...(facts.isTaxed
      ? { ground: tax.ground, country, region }
      : { ground: 'none', country: '', region: '' }),
    suppliedOn: supply?.at === 'place' ? supply.day : facts.paidOn,
  };
}

/** In which country something was taxed because its buyer lives there; empty where nothing was. */
function taxCountry(parts: readonly OrderPart[], supplies: Supplies): string {
  const at = ({ item }: OrderPart) => (item ? supplies.get(item.variantId)?.at : undefined);
  return parts.find((part) => at(part) === 'buyer')?.tax.country ?? '';
}

function buyerParty(
  { email, firstName, lastName, business, address }: OrderBuyer,
  country: string,
): InvoiceBuyer {
  const person = address?.name || [firstName, lastName].filter(Boolean).join(' ');
  const company = business?.name || address?.company || '';
  return {
    name: company || person || email || t('Buyer'),
    contact: company ? person : '',
    vatId: business?.vatId ?? '',
    email: email ?? '',
    address,
    country: address?.country ?? country,
  };
}
