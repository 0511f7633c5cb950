import { t } from '#messages/t.ts';
import { returnName } from '#shop/orders/returns/return-name.ts';
import type { ReturnView } from '#shop/orders/returns/view-return.ts';
import { lineInWords } from '#shop/products/kind-sentences.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { warehouseLines } from '../warehouse-address.ts';
import { head } from './packing-slip.ts';
import { column, drawSheets } from './sheets.ts';

/** What a buyer puts into the parcel: the number of the return, what is in it, and where it goes. */
export function drawReturnSlip({ order, asked, pieces, to }: ReturnView): Promise<Buffer | null> {
  const name = returnName(order.number, asked.number);
  const address = column([t('Send it to'), ...(to ? warehouseLines(to) : [])], { x: 56, y: 150, width: 300 });
  const listed = column([t('Return {name}', { name }), ...pieces.map((piece) => lineInWords(piece))], {
    x: 56,
    y: address.y + 30,
    width: 480,
  });
  return drawSheets([{ texts: [...head(shopName(), t('Return slip')), ...address.texts, ...listed.texts] }], {
    ...{ title: t('Return slip'), subject: name, size: 'A4' },
  });
}
