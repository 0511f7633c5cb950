import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { refuseOtherCurrency } from '../../settings/refuse-currency.ts';
import type { Method } from '../method.ts';
import { listPickups, listZones, type ZoneWithMethods } from '../store.ts';
import { type MethodEdit, readMethod } from './method-input.ts';
import { deleteMethod, deleteZone, lockZones, saveMethod, saveZone } from './store.ts';
import { readZone, type ZoneEdit } from './zone-input.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/** What is edited: a zone by its name, or a method by its zone and title; null for a new one. */
export interface ZoneNamed {
  readonly zone: string | null;
}
export interface MethodNamed {
  readonly zone: string;
  readonly method: string | null;
}

/**
 * Adds, changes or (`act` is `delete`) deletes a zone. Orders keep what they were placed with. The audit log says who.
 * @throws ShopError `unknown_zone`, `name_taken`, `invalid_input`.
 */
export async function editZone(
  db: Db,
  { zone: name }: ZoneNamed,
  texts: Texts,
  actor: StaffActor,
): Promise<void> {
  const edit = texts['act'] === 'delete' ? null : readZone(texts);
  await inTransaction(db, async (tx) => {
    await lockZones(tx);
    const zones = await listZones(tx);
    const zone = name === null ? null : zoneNamed(zones, name);
    if (edit && zones.some((other) => other.name === edit.name && other.id !== zone?.id)) throw taken('name');
    if (edit) await saveZone(tx, zone?.id ?? null, edit);
    else if (zone) await deleteZone(tx, zone.id);
    await record(tx, actor, { from: zone && zoneText(zone), to: edit && zoneText(edit) });
  });
}

/** The same for a method of a zone. @throws ShopError `unknown_zone`, `name_taken`, `invalid_input`, `other_currency`. */
export async function editMethod(
  db: Db,
  { zone: zoneName, method: title }: MethodNamed,
  texts: Texts,
  actor: StaffActor,
): Promise<void> {
  const edit = texts['act'] === 'delete' ? null : readMethod(texts);
  await inTransaction(db, async (tx) => {
    await refuseOtherCurrency(tx, edit?.currency ?? null);
    await lockZones(tx);
    const zone = zoneNamed(await listZones(tx), zoneName);
    const method = title === null ? null : methodNamed(zone, title);
    if (edit) await refuseUnknownPickup(tx, edit, method);
    if (edit && zone.methods.some((other) => other.title === edit.title && other.id !== method?.id))
      throw taken('title');
    if (edit) await saveMethod(tx, zone.id, method?.id ?? null, edit);
    else if (method) await deleteMethod(tx, method.id);
    const text = (one: MethodEdit) => `${zone.name}: ${methodText(one)}`;
    await record(tx, actor, { from: method && text(method), to: edit && text(edit) });
  });
}

/** One that the method has already may have been closed or be over. @throws ShopError `invalid_input` at `picked_up`. */
async function refuseUnknownPickup(tx: Tx, edit: MethodEdit, method: Method | null): Promise<void> {
  const { warehouseId = null, eventDateId = null } = edit;
  if (warehouseId === null && eventDateId === null) return;
  const known = [...(await listPickups(tx, now())), ...(method?.pickup ? [method.pickup] : [])];
  if (known.some((one) => one.warehouseId === warehouseId && (one.date?.id ?? null) === eventDateId)) return;
  const text = t('This is not there any more. Choose again.');
  throw new ShopError('invalid_input', 422, text, { picked_up: text });
}

function zoneNamed(zones: readonly ZoneWithMethods[], name: string): ZoneWithMethods {
  const zone = zones.find((one) => one.name === name);
  if (!zone) throw unknown();
  return zone;
}

function methodNamed({ methods }: ZoneWithMethods, title: string): Method {
  const method = methods.find((one) => one.title === title);
  if (!method) throw unknown();
  return method;
}

function unknown(): ShopError {
  return new ShopError('unknown_zone', 404, t('This is not there any more.'));
}

function taken(field: string): ShopError {
  const text = t('Another one has this name.');
  return new ShopError('name_taken', 422, text, { [field]: text });
}

async function record(
  tx: Tx,
  actor: StaffActor,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Promise<void> {
  if (from === to) return;
  const details = { from: from ?? '', to: to ?? '' };
  await recordAudit(tx, { actor, action: 'setting.changed', subject: 'setting:shipping', details });
}

/** For the audit log: `Germany (DE 10*)`. */
function zoneText({ name, countries, postcodes }: ZoneEdit): string {
  return `${name} (${[countries.join(' ') || '*', ...postcodes].join(' ')})`;
}

/** For the audit log: `Parcel 500=490 2000=690 USD`. */
function methodText({ title, rates, currency, freeFrom, isOffered }: MethodEdit): string {
  const steps = rates.map(({ upTo, amount }) => `${upTo ?? '*'}=${amount}`).join(' ');
  const free = freeFrom === null ? '' : ` ${freeFrom}=0`;
  return `${title} ${steps}${free} ${currency}${isOffered ? '' : ' -'}`;
}
