import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';

/** A change that cannot be made, told at the field that asks for it. */
export function refused(code: string, field: string, text: string): ShopError {
  return new ShopError(code, 422, text, field === '' ? {} : { [field]: text });
}

export function unknownProduct(): ShopError {
  return new ShopError('unknown_product', 404, t('There is no such product.'));
}

/** What somebody is told whose page is older than the bundle. */
export function editedMeanwhile(): ShopError {
  return new ShopError(
    'edited_meanwhile',
    409,
    t(
      'Someone changed this product since you opened the page. This is how it stands now. Do it again if it still makes sense.',
    ),
  );
}
