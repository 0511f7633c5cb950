import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { readCharge } from '#lib/parse-amount.ts';
import { t } from '#messages/t.ts';
import type { Account } from '#shop/accounts/account.ts';
import { may } from '#shop/accounts/permissions.ts';
import type { RefundPreview } from '#shop/orders/refunds/refund-preview.ts';
import { acceptReturn, refuseForm, refuseReturn } from '#shop/orders/returns/decide-return.ts';
import { exchangeReturn } from '#shop/orders/returns/exchange-return.ts';
import { type ExchangePreview, previewExchange } from '#shop/orders/returns/preview-exchange.ts';
import { type Received, receiveForm, receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { previewReturn, refundReturn, type SettledAmounts } from '#shop/orders/returns/settle-return.ts';
import type { ReturnView } from '#shop/orders/returns/view-return.ts';
import type { ReturnState } from '#shop/shipping/return.ts';
import { readPieces } from '../forms/pieces.ts';
import { type Input, parseInput } from '../forms/read-form.ts';
import { sendAll } from '../forms/send-refunds.ts';
import type { Label } from './labels.ts';
import { actorOf } from './request.ts';

/** What cannot be taken back is looked at first. */
export type LookedAtReturn =
  | { readonly act: 'refund'; readonly refund: RefundPreview }
  | { readonly act: 'exchange'; readonly exchange: ExchangePreview };

/**
 * Does what a form of a return asks for.
 * @returns what it would do, where staff have not seen that yet; null where it is done.
 * @throws ShopError
 */
export async function actOnReturn(
  found: ReturnView,
  input: Input,
  account: Account,
): Promise<LookedAtReturn | null> {
  const { order, asked } = found;
  const { act, step } = input.texts;
  if (act === 'exchange' && step !== 'do')
    return { act, exchange: await previewExchange(db, order, asked.number) };
  if (act !== 'refund' || !may(account.role, 'orders.refund')) await doAtOnce(found, input, account);
  else {
    const amounts = amountsOf(input.texts, order.currency);
    if (step !== 'do') return { act, refund: await previewReturn(db, order.number, asked.number, amounts) };
    await sendAll(await refundReturn(db, order.number, asked.number, amounts, actorOf(account)));
  }
  return null;
}

function amountsOf(texts: Input['texts'], currency: string): SettledAmounts {
  const lines = new Map(
    Object.keys(texts)
      .filter((name) => name.startsWith('amount-'))
      .map((name) => [Number(name.slice(7)), amountOf(texts, name, currency)]),
  );
  return { lines, shipping: amountOf(texts, 'shipping', currency) };
}

async function doAtOnce({ order, asked }: ReturnView, input: Input, account: Account): Promise<void> {
  const { values, texts } = input;
  const [actor, { number }, at] = [actorOf(account), order, asked.number] as const;
  const one = (name: string): Input => ({ ...input, values: { [name]: values[name] } });
  const act = texts['act'];
  if (act === 'accept') return acceptReturn(db, number, at, actor);
  if (act === 'refuse') return refuseReturn(db, number, at, parseInput(refuseForm, one('answer')), actor);
  if (act === 'receive') {
    const { warehouse } = parseInput(receiveForm, one('warehouse'));
    return receiveReturn(db, number, at, { warehouse, received: receivedOf(texts) }, actor);
  }
  if (act === 'exchange') return void (await exchangeReturn(db, number, at, actor));
  throw new ShopError('unknown_act', 422, t('That is not something this page does.'));
}

function receivedOf(texts: Input['texts']): Received {
  const [restocked, damaged, missing] = ['restocked-', 'damaged-', 'missing-'].map((name) =>
    readPieces(texts, name),
  );
  const lines = new Set([restocked, damaged, missing].flatMap((found) => [...(found?.keys() ?? [])]));
  return new Map(
    [...lines].map((line) => [
      line,
      {
        restocked: restocked?.get(line) ?? 0,
        damaged: damaged?.get(line) ?? 0,
        missing: missing?.get(line) ?? 0,
      },
    ]),
  );
}

/** Minor units; nothing for an empty field. @throws ShopError 422 at the field. */
function amountOf(texts: Input['texts'], name: string, currency: string): number {
  const typed = texts[name]?.trim() ?? '';
  if (typed === '') return 0;
  const { amount, problem } = readCharge(typed, currency);
  if (amount !== null && amount >= 0) return amount;
  const text = problem ?? t('Enter an amount.');
  throw new ShopError('invalid_input', 422, text, { [name]: text });
}

export const returnLabels: Readonly<Record<ReturnState, Label>> = {
  requested: { tone: 'warning', word: 'Asked for' },
  accepted: { tone: 'plain', word: 'Accepted' },
  refused: { tone: 'plain', word: 'Refused' },
  received: { tone: 'warning', word: 'Received' },
  refunded: { tone: 'good', word: 'Refunded' },
  exchanged: { tone: 'good', word: 'Exchanged' },
};
