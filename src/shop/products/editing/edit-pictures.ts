import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { AuditChange, StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { invalidateProductCache, purgePages } from '../invalidate-product.ts';
import { kindNamed } from '../kinds.ts';
import { alternativeText, gone } from '../media/library.ts';
import { setAlternativeText } from '../media/library-store.ts';
import {
  holdPictures,
  listProductPictures,
  type ProductPicture,
  saveProductPictures,
  showFirstPicture,
} from '../media/product-pictures-store.ts';
import { editedMeanwhile } from './edit-conflict.ts';
import { versionField } from './edit-form.ts';
import { findProductToEdit } from './product-to-edit.ts';
import { incrementVersion } from './store.ts';

const MOST_PICTURES = 20;
const version = versionField;
const of = z.uuid({ error: () => t('That is no longer here. Load the page again.') });
const chosen = z.uuid({ error: () => t('Choose a picture.') });

/** One change of the pictures of a product, as the buttons of its page submit it. */
export const picturesInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      ...{ act: z.literal('add'), version, alt: alternativeText.default('') },
      pictures: z.array(chosen).min(1, { error: () => t('Choose a picture.') }),
    }),
    /** One that is in the library. */
    z.strictObject({ act: z.literal('choose'), version, picture: chosen }),
    z.strictObject({ act: z.literal('describe'), version, of, alt: alternativeText }),
    z.strictObject({ act: z.enum(['up', 'down', 'first', 'remove']), version, of }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type PicturesInput = z.infer<typeof picturesInput>;

/**
 * Adds, describes, moves or removes pictures of a product. Variants no longer show one that is removed.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, `gone`, `too_many`.
 */
export async function editPictures(
  db: Db,
  slug: string,
  input: PicturesInput,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const product = await findProductToEdit(tx, slug, { isLocked: true });
    if (!product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
    if (product.version !== input.version) throw editedMeanwhile();
    const before = await listProductPictures(tx, product.id);
    await saveProductPictures(tx, product.id, await applyChange(tx, before, input));
    if (input.act === 'remove')
      await kindNamed(product.kind).admin?.variantPictures?.drop(tx, product.id, input.of);
    await showFirstPicture(tx, product.id);
    const changes = changesOf(before, await listProductPictures(tx, product.id), input);
    await recordAudit(tx, {
      ...{ actor, action: 'product.pictures_edited', subject: `product:${product.id}` },
      details: {
        fields: ['image', `${product.kind}.picture`],
        version: await incrementVersion(tx, product.id, now()),
        changes,
      },
    });
    await purgePages(tx, product);
  });
  await invalidateProductCache(slug);
}

/** @returns the pictures after the change, in their order. */
async function applyChange(
  tx: Tx,
  pictures: readonly ProductPicture[],
  input: PicturesInput,
): Promise<readonly string[]> {
  const before = pictures.map(({ id }) => id);
  if (input.act === 'add') {
    const [only, ...more] = input.pictures;
    const after = await added(tx, before, input.pictures);
    if (only && more.length === 0 && input.alt !== '') await setAlternativeText(tx, only, input.alt);
    return after;
  }
  if (input.act === 'choose') return added(tx, before, [input.picture]);
  const at = before.indexOf(input.of);
  if (at < 0) throw gone();
  if (input.act === 'describe') await setAlternativeText(tx, input.of, input.alt);
  return input.act === 'describe' ? before : moved(before, at, input.act);
}

/** Those that it has already stay where they are. */
async function added(tx: Tx, before: readonly string[], ids: readonly string[]): Promise<readonly string[]> {
  const fresh = [...new Set(ids)].filter((id) => !before.includes(id));
  if (before.length + fresh.length > MOST_PICTURES) throw tooMany();
  const held = await holdPictures(tx, fresh);
  if (fresh.some((id) => !held.has(id))) throw gone();
  return [...before, ...fresh];
}

function moved(
  before: readonly string[],
  at: number,
  act: 'up' | 'down' | 'first' | 'remove',
): readonly string[] {
  const rest = before.toSpliced(at, 1);
  if (act === 'remove') return rest;
  const to = { up: Math.max(0, at - 1), down: at + 1, first: 0 }[act];
  return rest.toSpliced(to, 0, before[at] ?? '');
}

function changesOf(
  before: readonly ProductPicture[],
  after: readonly ProductPicture[],
  input: PicturesInput,
): readonly AuditChange[] {
  const nameOf = ({ alternativeText: text, name }: ProductPicture) => text || name;
  const added = after.filter(({ id }) => !before.some((one) => one.id === id));
  const removed = before.filter(({ id }) => !after.some((one) => one.id === id));
  const described = input.act === 'describe' ? before.find(({ id }) => id === input.of) : undefined;
  return [
    ...added.map((one) => ({ field: 'picture_added', to: nameOf(one) })),
    ...removed.map((one) => ({ field: 'picture_removed', to: nameOf(one) })),
    ...(described && input.act === 'describe'
      ? [{ field: 'alternative_text', from: described.alternativeText, to: input.alt }]
      : []),
    ...(input.act === 'first' || input.act === 'up' || input.act === 'down'
      ? [{ field: 'picture_order', to: after.map(nameOf).join(', ').slice(0, 500) }]
      : []),
  ];
}

function tooMany(): ShopError {
  const text = t('At most {max} pictures.', { max: MOST_PICTURES });
  return new ShopError('too_many', 422, text, { picture: text });
}
