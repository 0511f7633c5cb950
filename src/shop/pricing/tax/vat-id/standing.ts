import { now, secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { currentSettings } from '../../../settings/current.ts';
import { isInEu } from '../territory.ts';
import { findVatCheck, requestVatCheck } from './check-store.ts';
import type { VatId } from './vat-id.ts';

/** So long a VAT ID that was valid counts as verified. */
export const VALID_DAYS = 30;
/** So long one that was invalid is refused; businesses are registered every day. */
const INVALID_DAYS = 1;

/** What the shop knows of a VAT ID: `unverified` where the register was not asked, has not answered, or long ago. */
export async function vatIdStanding(db: Db, vatId: VatId): Promise<'valid' | 'invalid' | 'unverified'> {
  if (!isRegistered(vatId)) return 'unverified';
  const found = await findVatCheck(db, vatId.text);
  const days = (at: Date) => (now().getTime() - at.getTime()) / 86_400_000;
  if (!found?.checkedAt) return 'unverified';
  if (found.state === 'valid' && days(found.checkedAt) <= VALID_DAYS) return 'valid';
  return found.state === 'invalid' && days(found.checkedAt) <= INVALID_DAYS ? 'invalid' : 'unverified';
}

/** Has a VAT ID verified by a job, where the owner wants that. */
export async function verifyVatId(db: Db, vatId: VatId): Promise<void> {
  if (currentSettings().tax_vies !== 'on' || !isRegistered(vatId)) return;
  const at = now();
  await requestVatCheck(db, vatId.text, { at, freshSince: secondsFrom(-INVALID_DAYS * 86_400, at) });
}

/** The register knows those of the EU and of Northern Ireland. */
export function isRegistered({ country }: VatId): boolean {
  return isInEu(country) || country === 'XI';
}
