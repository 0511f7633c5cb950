import { secondsFrom } from '#lib/clock.ts';
import type { Sentence } from '#messages/sentence.ts';
import type { Product } from '#shop/products/product.ts';

const NEW_SECONDS = 90 * 86_400;

/** What the date of a product says: nothing is updated that has only just appeared. */
export function dateSentence({
  isUnchanged,
  contentChangedAt,
}: Pick<Product, 'isUnchanged' | 'contentChangedAt'>) {
  if (!isUnchanged) return 'Updated <day>{date}</day>' satisfies Sentence;
  return contentChangedAt > secondsFrom(-NEW_SECONDS)
    ? ('New since <day>{date}</day>' satisfies Sentence)
    : ('In the shop since <day>{date}</day>' satisfies Sentence);
}
