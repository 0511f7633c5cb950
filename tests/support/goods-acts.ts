import { db } from '#lib/db.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { chooseForLateMoney } from '#shop/orders/late-choice/choose.ts';
import { acceptReturn, refuseReturn } from '#shop/orders/returns/decide-return.ts';
import { exchangeReturn } from '#shop/orders/returns/exchange-return.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { type ReturnInput, requestReturn } from '#shop/orders/returns/request-return.ts';
import { refundReturn } from '#shop/orders/returns/settle-return.ts';
import { type CancelInput, cancelOwnPieces } from '#shop/orders/shipping/cancel-pieces.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { shipTracked } from '#shop/orders/shipping/import-tracking.ts';
import { packOrders } from '#shop/orders/shipping/pack-orders.ts';
import { type PackInput, packParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { resolveParcel } from '#shop/orders/shipping/resolve-parcel.ts';
import { shipParcel } from '#shop/orders/shipping/ship-parcel.ts';
import { changeStock, type StockChange } from '#shop/products/kinds/goods/stock/change-stock.ts';
import { importSheet } from '#shop/products/kinds/goods/stock/import-sheet.ts';
import type { ReceivedPieces } from '#shop/shipping/return.ts';
import { sendAll } from '#web/forms/send-refunds.ts';

const STAFF = 'staff:00000000-0000-4000-8000-000000000001';
const BY = { carrier: 'DHL', tracking: '00340434161094042557' };

interface Of {
  readonly number: string;
}

type Pieces = readonly (readonly [line: number, quantity: number])[];

/** What people do with goods, each as its form does it, from what a form can send. */
export const goodsActs = {
  pack: (of: Of & { form: PackInput; pieces: Pieces }) =>
    packParcel(db, of.number, of.form, new Map(of.pieces), STAFF),
  packAll: (form: { key: string; orders: string[] }) => packOrders(db, form, STAFF),
  track: (of: { sheet: string }) => shipTracked(db, of.sheet, BY.carrier, STAFF),
  ship: (of: Of & { parcel: number }) => shipParcel(db, of.number, of.parcel, BY, STAFF),
  send: async (of: Of & { form: PackInput; pieces: Pieces }) => {
    const parcel = await packParcel(db, of.number, of.form, new Map(of.pieces), STAFF);
    return shipParcel(db, of.number, parcel, BY, STAFF);
  },
  end: (of: Of & { parcel: number; state: 'delivered' | 'lost' | 'returned' }) =>
    endParcel(db, of.number, of.parcel, of.state, STAFF),
  resolve: async (of: Of & { parcel: number; how: 'refund' | 'send_again' }) =>
    sendAll(await resolveParcel(db, of.number, of.parcel, of.how, STAFF)),
  cancel: async (of: Of & { visitor: Visitor; form: CancelInput; pieces: Pieces }) =>
    sendAll(await cancelOwnPieces(db, of.number, of.visitor, new Map(of.pieces), of.form)),
  request: (of: Of & { visitor: Visitor; form: ReturnInput; pieces: Pieces; variant?: string }) =>
    requestReturn(db, of.number, of.visitor, of.form, {
      pieces: new Map(of.pieces),
      variants: new Map(of.variant ? [[1, of.variant]] : []),
    }),
  accept: (of: Of) => acceptReturn(db, of.number, 1, STAFF),
  refuse: (of: Of) => refuseReturn(db, of.number, 1, { answer: 'It was worn.' }, STAFF),
  receive: (of: Of & { warehouse: string; pieces: ReceivedPieces }) =>
    receiveReturn(db, of.number, 1, { warehouse: of.warehouse, received: new Map([[1, of.pieces]]) }, STAFF),
  refund: async (of: Of & { amount: number }) =>
    sendAll(await refundReturn(db, of.number, 1, { lines: new Map([[1, of.amount]]), shipping: 0 }, STAFF)),
  exchange: (of: Of) => exchangeReturn(db, of.number, 1, STAFF),
  change: (change: StockChange) => changeStock(db, change, STAFF),
  count: (of: { warehouseId: string; sheet: string }) =>
    importSheet(db, { warehouseId: of.warehouseId, actor: STAFF }, of.sheet),
  choose: (of: Of & { visitor: Visitor; choice: string }) =>
    chooseForLateMoney(db, of.number, of.visitor, of.choice),
} satisfies Readonly<Record<string, (given: never) => Promise<unknown>>>;

export type GoodsAct = {
  [Name in keyof typeof goodsActs]: {
    readonly act: Name;
    readonly given: Parameters<(typeof goodsActs)[Name]>[0];
  };
}[keyof typeof goodsActs];

export function doWithGoods({ act, given }: GoodsAct): Promise<unknown> {
  return (goodsActs[act] as (given: unknown) => Promise<unknown>)(given);
}
