import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import {
  endActivation,
  findGivenKey,
  type GivenKey,
  insertActivation,
  markSeen,
  takeSeat,
} from './activation-store.ts';

const MAX_DEVICE = 200;
const key = typedText(200, undefined, () => t('Send the licence key.')).min(1, {
  error: () => t('Send the licence key.'),
});
const device = typedText(MAX_DEVICE, undefined, () => t('Send a name of the device.')).min(1, {
  error: () => t('Send a name of the device.'),
});

/** What a program sends to activate or deactivate its licence. */
export const deviceInput = z.strictObject({ key, device });
/** What a program sends to ask about its licence. */
export const validateInput = z.strictObject({ key, device: device.optional() });

/** What a program is told about a valid licence. */
export interface Licence {
  /** The slug of the download. */
  readonly product: string;
  readonly title: string;
  readonly variant: string;
  /** Devices on which the key is active. */
  readonly used: number;
  /** At most so many; null for any number. */
  readonly seats: number | null;
}

/**
 * Activates a licence on a device; on one where it is active already nothing changes. Of any number that ask at once only
 * as many get a seat as the key has.
 * @throws ShopError 404 `unknown_key`, 403 `revoked`, 409 `no_seat_left`.
 */
export async function activateLicence(db: Db, input: z.infer<typeof deviceInput>): Promise<Licence> {
  return inTransaction(db, async (tx) => {
    const found = await validKey(tx, input.key);
    const isNew = await insertActivation(tx, { keyId: found.id, device: input.device, at: now() });
    if (isNew === null) return licenceOf(found);
    if (!(await takeSeat(tx, found.id))) throw noSeatLeft(found.seats ?? 0);
    // Others may have taken seats meanwhile.
    return licenceOf(await validKey(tx, input.key));
  });
}

/**
 * Says whether a licence is valid, and where the device is named, active on it.
 * @throws ShopError 404 `unknown_key`, 403 `revoked`, 409 `not_active`.
 */
export async function validateLicence(db: Db, input: z.infer<typeof validateInput>): Promise<Licence> {
  const found = await validKey(db, input.key);
  if (input.device !== undefined && !(await markSeen(db, found.id, input.device, now()))) throw notActive();
  return licenceOf(found);
}

/**
 * Frees the seat of a device. Works for a key that was revoked too.
 * @throws ShopError 404 `unknown_key`, 409 `not_active`.
 */
export async function deactivateLicence(db: Db, input: z.infer<typeof deviceInput>): Promise<Licence> {
  return inTransaction(db, async (tx) => {
    const found = await findGivenKey(tx, input.key);
    if (!found) throw unknownKey();
    if (!(await endActivation(tx, found.id, input.device, now()))) throw notActive();
    return licenceOf((await findGivenKey(tx, input.key)) ?? found);
  });
}

async function validKey(db: Db, code: string): Promise<GivenKey> {
  const found = await findGivenKey(db, code);
  if (!found) throw unknownKey();
  if (found.isRevoked) throw new ShopError('revoked', 403, t('This licence key is no longer valid.'));
  return found;
}

function licenceOf({ product, title, variant, used, seats }: GivenKey): Licence {
  return { product, title, variant, used, seats };
}

const unknownKey = () => new ShopError('unknown_key', 404, t('There is no such licence key.'));
const notActive = () => new ShopError('not_active', 409, t('This licence key is not active on that device.'));
const noSeatLeft = (count: number) =>
  new ShopError(
    'no_seat_left',
    409,
    t(
      'This licence key is active on {count, plural, one {# device} other {# devices}}, which is as many as it allows. Deactivate one first.',
      { count },
    ),
  );
