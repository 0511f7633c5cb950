import type { Db } from '#lib/db.ts';
import type { LibraryPicture } from '../../media/library-picture.ts';
import { listPictures } from '../../media/shown-pictures-store.ts';
import type { Product } from '../../product.ts';
import { listVariantFacts, type VariantFacts } from './variant-facts-store.ts';

type Shown = Pick<Product, 'id' | 'image'>;

/** By product as it was read for one page, whose parts are drawn apart. */
const variantFacts = new WeakMap<Shown, Promise<ReadonlyMap<string, VariantFacts>>>();
const pictures = new WeakMap<Shown, Promise<readonly LibraryPicture[]>>();

/** The variants of an item that are on sale, by id: read once for each page. */
export function variantFactsOf(db: Db, product: Shown): Promise<ReadonlyMap<string, VariantFacts>> {
  return once(variantFacts, product, () => listVariantFacts(db, product.id));
}

/** The pictures of an item from the media library: read once for each page. */
export function picturesOf(db: Db, product: Shown): Promise<readonly LibraryPicture[]> {
  return once(pictures, product, () => listPictures(db, product.id, product.image));
}

function once<T>(known: WeakMap<Shown, Promise<T>>, product: Shown, read: () => Promise<T>): Promise<T> {
  const reading = known.get(product) ?? read();
  known.set(product, reading);
  return reading;
}
