import { ShopError } from '#lib/errors.ts';
import { longDate } from '#lib/long-date.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { CartLine } from '../cart/cart.ts';

type Line = Pick<CartLine, 'variantId' | 'later' | 'title'>;

/** What the checkout says of back-orders, to be sent back with its form: `<variant>:<pieces>:<day>`, apart by commas. */
export function promisesSeen(lines: readonly Line[]): string {
  return lines
    .flatMap(({ variantId, later }) => (later ? [`${variantId}:${later.pieces}:${later.from}`] : []))
    .join(',');
}

/**
 * Why the buyer has to look once more: more is sent later than the page said, or later than it said. Null for what is as
 * promised or better, and for a form that says nothing of it.
 */
export function promiseProblem(lines: readonly Line[], seen: string | undefined): ShopError | null {
  if (seen === undefined) return null;
  const known = new Map(seen.split(',').map((text) => [text.split(':')[0], text.split(':')]));
  const worse = lines.find(({ variantId, later }) => {
    const [, pieces = '0', from = ''] = known.get(variantId) ?? [];
    return later !== null && (later.pieces > Number(pieces) || later.from > from);
  });
  if (!worse?.later) return null;
  const values = { title: worse.title, count: worse.later.pieces, day: longDate(new Date(worse.later.from)) };
  return new ShopError('promise_changed', 409, t(CHANGED, values));
}

const CHANGED: Sentence =
  'What is in stock changed since you opened this page: {count, plural, one {# piece} other {# pieces}} of “{title}” will be sent from {day}. If that suits you, go on.';
