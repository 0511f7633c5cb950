import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { Account } from '#shop/accounts/account.ts';
import { may } from '#shop/accounts/permissions.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { packForm, packParcel, unpackParcel } from '#shop/orders/shipping/pack-parcel.ts';
import {
  type ParcelPreview,
  previewLost,
  previewParcelRefund,
  resolveParcel,
} from '#shop/orders/shipping/resolve-parcel.ts';
import { shipForm, shipParcel } from '#shop/orders/shipping/ship-parcel.ts';
import type { ShipmentState } from '#shop/shipping/shipment.ts';
import { readPieces } from '../forms/pieces.ts';
import { type Input, parseInput } from '../forms/read-form.ts';
import { sendAll } from '../forms/send-refunds.ts';
import type { Label } from './labels.ts';
import { actorOf } from './request.ts';

/** What cannot be taken back is looked at first. */
export interface LookedAt extends ParcelPreview {
  readonly act: 'lost' | 'refund';
}

/**
 * Does what a form of an order's parcels asks for.
 * @returns what it would do, where staff have not seen that yet; null where it is done.
 * @throws ShopError
 */
export async function actOnParcels(number: string, input: Input, account: Account): Promise<LookedAt | null> {
  const { act, parcel, step, amount } = input.texts;
  const mayRefund = may(account.role, 'orders.refund');
  if (step === 'do' && act === 'refund' && mayRefund) {
    const promised = Number(amount || Number.NaN);
    await sendAll(await resolveParcel(db, number, Number(parcel), act, actorOf(account), promised));
  } else if (step === 'do' && act === 'lost')
    await endParcel(db, number, Number(parcel), act, actorOf(account));
  else if (act === 'lost') return { act, ...(await previewLost(db, number, Number(parcel))) };
  else if (act === 'refund' && mayRefund)
    return { act, ...(await previewParcelRefund(db, number, Number(parcel))) };
  else await doAtOnce(number, input, account);
  return null;
}

async function doAtOnce(number: string, input: Input, account: Account): Promise<void> {
  const { act, parcel: named, ...rest } = input.values;
  const texts = { ...input, values: pickForm(rest) };
  const [actor, parcel] = [actorOf(account), Number(named)];
  if (act === 'pack' || act === 'send') {
    const made = await packParcel(
      db,
      number,
      parseInput(packForm, pick(texts, ['key', 'warehouse', 'anyway'])),
      readPieces(input.texts),
      actor,
    );
    if (act === 'send') await shipParcel(db, number, made, shipInput(texts), actor);
  } else if (act === 'ship') await shipParcel(db, number, parcel, shipInput(texts), actor);
  else if (act === 'unpack') await unpackParcel(db, number, parcel, actor);
  else if (act === 'delivered' || act === 'returned') await endParcel(db, number, parcel, act, actor);
  else if (act === 'send_again') await resolveParcel(db, number, parcel, act, actor);
  else throw new ShopError('unknown_act', 422, t('That is not something this page does.'));
}

const pickForm = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('line-')));

function pick(input: Input, names: readonly string[]): Input {
  const values = Object.fromEntries(names.map((name) => [name, input.values[name]]));
  return { ...input, values };
}

const shipInput = (input: Input) => parseInput(shipForm, pick(input, ['carrier', 'tracking', 'anyway']));

export const shipmentLabels: Readonly<Record<ShipmentState, Label & { readonly word: Sentence }>> = {
  packed: { tone: 'plain', word: 'Packed' },
  shipped: { tone: 'warning', word: 'On its way' },
  delivered: { tone: 'good', word: 'Arrived' },
  lost: { tone: 'wrong', word: 'Lost' },
  returned: { tone: 'warning', word: 'Came back' },
};

/** What is picked up has words of its own. */
export const pickupLabels: Readonly<Partial<typeof shipmentLabels>> = {
  packed: { tone: 'plain', word: 'Ready to be picked up' },
  delivered: { tone: 'good', word: 'Picked up ¦ a parcel' },
};
