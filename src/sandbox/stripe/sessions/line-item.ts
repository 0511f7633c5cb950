import type { Stripe } from 'stripe';
import { invalid, missing, notFound } from '../http/errors.ts';
import type { Param } from '../http/form-body.ts';
import { hash, integer, list, metadata, requiredText, text, within } from '../http/params.ts';
import { checkCurrency, checkStep } from '../payments/currency.ts';
import { newId } from '../state/ids.ts';

/** A line as it goes over the wire: the SDK turns the decimal text into its own type on arrival. */
export type Line = Omit<Stripe.LineItem, 'price'> & {
  price: Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string };
};

/** Reads `line_items` with inline prices. Amounts are in minor units of one currency for all lines. */
export function readLines(value: Param | undefined, now: number): Line[] {
  const items = list(value, 'line_items');
  if (items.length === 0) throw missing('line_items');
  if (items.length > 100) throw invalid('You can have at most 100 line items', 'line_items');
  const lines = items.map((item, index) => readLine(item, index, now));
  const currency = lines[0]?.currency;
  if (lines.every((line) => line.currency === currency)) return lines;
  throw invalid('All line items must have the same currency.', 'line_items');
}

function readLine(item: Param, index: number, now: number): Line {
  const at = (...path: string[]) => within('line_items', index, ...path);
  const line = hash(item, at());
  if (line['price'] !== undefined) throw notFound('price', String(line['price']), at('price'));
  if (line['price_data'] === undefined) throw missing(at('price_data'));
  const price = readPrice(line['price_data'], at, now);
  const quantity = integer(line['quantity'], at('quantity')) ?? 1;
  if (quantity < 1) throw invalid('Quantity must be 1 or more', at('quantity'), 'parameter_invalid_integer');
  const amount = price.unit_amount * quantity;
  return {
    id: newId('li_1', 23),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: price.name,
    metadata: metadata(line['metadata'], at('metadata')),
    price: price.object,
    quantity,
  };
}

type Place = (...path: string[]) => string;

function readPrice(value: Param, at: Place, now: number) {
  const data = hash(value, at('price_data'));
  const name = readProductName(data['product_data'], data['product'], at);
  const code = requiredText(data['currency'], at('price_data', 'currency'));
  const currency = checkCurrency(code, at('price_data', 'currency'));
  if (data['recurring'] !== undefined) {
    throw invalid('You must use `subscription` mode to use recurring prices.', at('price_data', 'recurring'));
  }
  const unit_amount = readUnitAmount(data['unit_amount'], data['unit_amount_decimal'], at);
  checkStep(unit_amount, currency, at('price_data', 'unit_amount'));
  return { name, currency, unit_amount, object: priceObject(currency, unit_amount, now) };
}

function readProductName(value: Param | undefined, product: Param | undefined, at: Place): string {
  if (product !== undefined) throw notFound('product', String(product), at('price_data', 'product'));
  if (value === undefined) throw missing(at('price_data', 'product_data'));
  const data = hash(value, at('price_data', 'product_data'));
  text(data['description'], at('price_data', 'product_data', 'description'), 40_000);
  return requiredText(data['name'], at('price_data', 'product_data', 'name'));
}

function readUnitAmount(whole: Param | undefined, decimal: Param | undefined, at: Place): number {
  const name = whole === undefined && decimal !== undefined ? 'unit_amount_decimal' : 'unit_amount';
  const amount = integer(whole ?? decimal, at('price_data', name));
  if (amount === null) throw missing(at('price_data', 'unit_amount'));
  return amount;
}

function priceObject(currency: string, unit_amount: number, now: number): Line['price'] {
  return {
    id: newId('price_1', 23),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: now,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId('prod_', 14),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount,
    unit_amount_decimal: String(unit_amount),
  };
}
