import { formatMoney } from '#lib/money.ts';
import { listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import { shopDayAndTime } from '../../../settings/zone.ts';
import { percentOf } from '../../tax/rate.ts';
import type { NewPromotion } from './edit-store.ts';

/**
 * What a promotion does, in sentences.
 * @param targets what it is for, as staff call it.
 * @param course title of the course that has to be completed.
 */
export function promotionInWords(
  promotion: NewPromotion,
  targets: readonly string[],
  course: string | null = null,
): string[] {
  return [
    effectText(promotion, targets),
    ...whenTexts(promotion),
    ...(course === null ? [] : [t('For those who have finished “{title}”.', { title: course })]),
    ...whoTexts(promotion),
  ];
}

function effectText(promotion: NewPromotion, targets: readonly string[]): string {
  const { effect, rate, buyQuantity: buy, getQuantity: get, scope } = promotion;
  const what = !scope || scope === 'everything' ? t('everything') : listFormat().format(targets);
  const percent = percentOf(Number(rate ?? 0));
  const all = Number(buy ?? 0) + Number(get ?? 0);
  const amount = formatMoney({ amount: Number(promotion.amount ?? 0), currency: promotion.currency ?? '' });
  switch (effect) {
    case 'percent':
      return t('{percent, number} % off {what}.', { percent, what });
    case 'fixed':
      return t('{amount} off {what}, once for each order.', { amount, what });
    case 'fixed_price':
      return t('Each piece costs {amount}, where that is less: {what}.', { amount, what });
    case 'free_delivery':
      return what === t('everything')
        ? t('Standard delivery is free. A faster one costs what it costs more.')
        : t('Standard delivery is free, with {what} in the order. A faster one costs what it costs more.', {
            what,
          });
    default:
      if (percent === 100) return gotFreeText({ all, get: Number(get ?? 0), what });
      return t(
        'Of {all, number} pieces the {get, plural, one {cheapest one costs} other {# cheapest cost}} {percent, number} % less: {what}. The dearest are paired first.',
        { all, get: Number(get ?? 0), percent, what },
      );
  }
}

function gotFreeText(values: { readonly all: number; readonly get: number; readonly what: string }): string {
  return t(
    'Of {all, number} pieces the {get, plural, one {cheapest one is} other {# cheapest are}} free: {what}. The dearest are paired first.',
    values,
  );
}

function whenTexts({ code, startsAt, endsAt, minAmount, minPieces, currency }: NewPromotion): string[] {
  const time = (at: unknown) => shopDayAndTime(at instanceof Date ? at : new Date(String(at)));
  return [
    code
      ? t('With the code {code}, in capitals or not.', { code })
      : t('Without a code: the best one for the buyer applies by itself.'),
    ...(startsAt ? [t('From {time} {zone}.', time(startsAt))] : []),
    ...(endsAt ? [t('Until {time} {zone}.', time(endsAt))] : []),
    ...(minAmount
      ? [
          t('For {amount} or more of it.', {
            amount: formatMoney({ amount: Number(minAmount), currency: currency ?? '' }),
          }),
        ]
      : []),
    ...(minPieces
      ? [
          t('For {count, plural, one {# piece} other {# pieces}} of it or more.', {
            count: Number(minPieces),
          }),
        ]
      : []),
  ];
}

function whoTexts({ totalLimit, customerLimit, isFirstOnly, isCombinable }: NewPromotion): string[] {
  return [
    ...(totalLimit
      ? [
          t(
            '{count, plural, one {# order} other {# orders}} in all; one that comes to nothing gives its use back.',
            { count: Number(totalLimit) },
          ),
        ]
      : []),
    ...(isFirstOnly ? [t('Only for the first order of a customer.')] : []),
    ...(customerLimit && !isFirstOnly
      ? [
          t('{count, plural, one {# order} other {# orders}} for each customer.', {
            count: Number(customerLimit),
          }),
        ]
      : []),
    isCombinable
      ? t('Together with others that may be combined too.')
      : t('Not together with others: what saves the buyer most applies.'),
  ];
}
