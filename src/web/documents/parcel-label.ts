import { t } from '#messages/t.ts';
import { addressLines, wholeAddress } from '#shop/customers/addresses/print-address.ts';
import type { ParcelSheet } from '#shop/orders/shipping/parcel-sheet.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { parcelName } from '#shop/shipping/shipment.ts';
import { column, drawSheets, SHEETS } from './sheets.ts';

const LEFT = 24;
const WIDTH = SHEETS.A6[0] - 2 * LEFT;

/** The address of a parcel on a label of 105 by 148 mm. @returns null where it has none, or the fonts lack a character. */
export async function drawLabel({ order, parcel, from, to }: ParcelSheet): Promise<Buffer | null> {
  if (!to) return null;
  const sender = column([[shopName(), ...addressLines(from)].join(', ')], {
    x: LEFT,
    y: 34,
    width: WIDTH,
    size: 8,
  });
  const address = column(wholeAddress(to, 'capitals'), { x: LEFT, y: 130, width: WIDTH, size: 15 });
  const phone = to.phone ? [t('Phone: {phone}', { phone: to.phone })] : [];
  const foot = column([...phone, `${order} · ${parcelName(parcel)}`], {
    x: LEFT,
    y: 380,
    width: WIDTH,
    size: 9,
  });
  return drawSheets([{ texts: [...sender.texts, ...address.texts, ...foot.texts], rules: [46, 364] }], {
    ...{ title: t('Address label'), subject: order, size: 'A6' },
  });
}
