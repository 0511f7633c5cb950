import { z } from 'zod';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { AuditDetails, StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { resolveConcern } from '../../../../concerns/resolve-concern.ts';
import { findProductToEdit, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { invalidateProductCache, purgePages } from '../../../invalidate-product.ts';
import { FEW } from './give-keys.ts';
import { readKeyList } from './licence-key.ts';
import { serveWaiting } from './serve-waiting.ts';
import { addKeys, deleteFreeKeys, deleteSettings, saveSettings } from './settings-store.ts';
import { countFree, type LicenceSettings, lockLicences } from './store.ts';

const MAX_SEATS = 100_000;
/** Keys of one list. */
const MAX_KEYS = 20_000;

const seats = z
  .string()
  .trim()
  .regex(/^([1-9]\d{0,4}|100000)?$/, {
    error: () =>
      t('Give a whole number from 1 to {max, number}, or nothing for any number.', { max: MAX_SEATS }),
  })
  .transform((text) => (text === '' ? null : Number(text)));

/** One change of a download's licence keys, as its buttons submit it. */
export const licencesInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      act: z.literal('save'),
      source: z.enum(['none', 'generated', 'list']),
      seats,
    }),
    z.strictObject({ act: z.literal('add'), list: z.string(), typed: z.string() }),
    z.strictObject({ act: z.literal('clear') }),
  ],
  { error: () => t('That is not something this page does.') },
);
type LicencesInput = z.infer<typeof licencesInput>;

/** What came of it, as numbers: keys that are new, that were there before, that stood in the list twice; buyers who got theirs. */
export type LicencesResult = Readonly<
  Partial<Record<'added' | 'known' | 'doubles' | 'served' | 'removed', number>>
>;

/**
 * Says whether a download comes with licence keys and how they are made; adds keys to its list or clears it. Who waits for
 * a key gets it at once.
 * @throws ShopError `unknown_product`, `invalid_input`.
 */
export async function editLicences(
  db: Db,
  slug: string,
  input: LicencesInput,
  actor: StaffActor,
): Promise<LicencesResult> {
  const result = await inTransaction(db, async (tx) => {
    const product = await findProductToEdit(tx, slug, { isLocked: true });
    if (product?.kind !== 'download')
      throw new ShopError('unknown_product', 404, t('There is no such download.'));
    const [told, details] = await applyChange(tx, product, input);
    const subject = `product:${product.id}`;
    await recordAudit(tx, { actor, action: `licences.${input.act}`, subject, details });
    await purgePages(tx, product);
    return told;
  });
  await invalidateProductCache(slug);
  return result;
}

type Changed = readonly [LicencesResult, AuditDetails];

async function applyChange(tx: Tx, product: ProductToEdit, input: LicencesInput): Promise<Changed> {
  const rule = (await lockLicences(tx, [product.id])).get(product.id) ?? null;
  if (input.act === 'clear') {
    const removed = await deleteFreeKeys(tx, product.id);
    return [{ removed }, { count: removed }];
  }
  if (input.act === 'add') {
    const { codes, doubles } = keysOf(`${input.list}\n${input.typed}`);
    const added = await addKeys(tx, product.id, codes);
    const served = rule?.source === 'list' ? await serve(tx, product, rule) : 0;
    return [{ added, known: codes.length - added, doubles, served }, { count: added }];
  }
  if (input.source === 'none') {
    await deleteSettings(tx, product.id);
    return [{}, { source: 'none' }];
  }
  const settings = { source: input.source, seats: input.seats };
  await saveSettings(tx, product.id, settings);
  const details = { source: settings.source, devices: settings.seats };
  return [{ served: await serve(tx, product, settings) }, details];
}

function keysOf(text: string): { readonly codes: readonly string[]; readonly doubles: number } {
  const { codes, doubles, unusable } = readKeyList(text);
  if (unusable.length > 0)
    throw refused(
      t(
        '{count, plural, one {This line is} other {These lines are}} not a key of 4 to 100 characters: {lines}. Nothing was added.',
        {
          count: unusable.length,
          lines: unusable.join(', '),
        },
      ),
    );
  if (codes.length === 0) throw refused(t('Choose a file with keys, or type them below.'));
  if (codes.length > MAX_KEYS)
    throw refused(t('At most {max, number} keys at once. Split the list.', { max: MAX_KEYS }));
  return { codes, doubles };
}

const refused = (text: string) => new ShopError('invalid_input', 422, text, { typed: text });

async function serve(tx: Tx, product: ProductToEdit, rule: LicenceSettings): Promise<number> {
  const served = await serveWaiting(tx, product, rule);
  const isPlenty = rule.source === 'generated' || (await countFree(tx, product.id)) > FEW;
  if (isPlenty) await resolveConcern(tx, { kind: 'licence_keys_few', subject: product.slug, by: 'job' });
  return served;
}
