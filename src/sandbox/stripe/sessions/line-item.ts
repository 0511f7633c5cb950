import type { Stripe } from 'stripe';
import {
  parameterName,
  readHash,
  readInteger,
  readList,
  readMetadata,
  readRequiredText,
  readText,
} from '../api/params.ts';
import type { Param } from '../http/form-body.ts';
import { invalidRequest, missingParameter, notFound } from '../http/stripe-errors.ts';
import { checkCurrency, checkDivisible } from '../payments/currency.ts';
import { newId } from '../state/ids.ts';

/** A line item as it is sent: `unit_amount_decimal` is text, which the SDK converts to its own type. */
export type LineItem = Omit<Stripe.LineItem, 'price'> & {
  price: Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string };
};

/** Reads `line_items` with inline prices. Amounts are in minor units of one currency for all lines. */
export function readLineItems(value: Param | undefined, now: number): LineItem[] {
  const items = readList(value, 'line_items');
  if (items.length === 0) throw missingParameter('line_items');
  if (items.length > 100) throw invalidRequest('You can have at most 100 line items', 'line_items');
  const lines = items.map((item, index) => readLine(item, index, now));
  const currency = lines[0]?.currency;
  if (lines.every((line) => line.currency === currency)) return lines;
  throw invalidRequest('All line items must have the same currency.', 'line_items');
}

function readLine(item: Param, index: number, now: number): LineItem {
  const at = (...path: string[]) => parameterName('line_items', index, ...path);
  const line = readHash(item, at());
  if (line['price'] !== undefined) throw notFound('price', String(line['price']), at('price'));
  if (line['price_data'] === undefined) throw missingParameter(at('price_data'));
  const price = readPrice(line['price_data'], at, now);
  const quantity = readInteger(line['quantity'], at('quantity')) ?? 1;
  if (quantity < 1)
    throw invalidRequest('Quantity must be 1 or more', at('quantity'), 'parameter_invalid_integer');
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
    metadata: readMetadata(line['metadata'], at('metadata')),
    price: price.object,
    quantity,
  };
}

type NameOf = (...path: string[]) => string;

function readPrice(value: Param, at: NameOf, now: number) {
  const data = readHash(value, at('price_data'));
  const name = readProductName(data['product_data'], data['product'], at);
  const code = readRequiredText(data['currency'], at('price_data', 'currency'));
  const currency = checkCurrency(code, at('price_data', 'currency'));
  if (data['recurring'] !== undefined) {
    throw invalidRequest(
      'You must use `subscription` mode to use recurring prices.',
      at('price_data', 'recurring'),
    );
  }
  const unit_amount = readUnitAmount(data['unit_amount'], data['unit_amount_decimal'], at);
  checkDivisible(unit_amount, currency, at('price_data', 'unit_amount'));
  return { name, currency, unit_amount, object: priceObject(currency, unit_amount, now) };
}

function readProductName(value: Param | undefined, product: Param | undefined, at: NameOf): string {
  if (product !== undefined) throw notFound('product', String(product), at('price_data', 'product'));
  if (value === undefined) throw missingParameter(at('price_data', 'product_data'));
  const data = readHash(value, at('price_data', 'product_data'));
  readText(data['description'], at('price_data', 'product_data', 'description'), 40_000);
  return readRequiredText(data['name'], at('price_data', 'product_data', 'name'));
}

function readUnitAmount(whole: Param | undefined, decimal: Param | undefined, at: NameOf): number {
  const name = whole === undefined && decimal !== undefined ? 'unit_amount_decimal' : 'unit_amount';
  const amount = readInteger(whole ?? decimal, at('price_data', name));
  if (amount === null) throw missingParameter(at('price_data', 'unit_amount'));
  return amount;
}

function priceObject(currency: string, unit_amount: number, now: number): LineItem['price'] {
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
