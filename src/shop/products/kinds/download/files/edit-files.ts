import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { enqueue } from '#lib/jobs.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { AuditDetails, StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { titleField, versionField } from '../../../editing/edit-form.ts';
import { findProductToEdit, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { incrementVersion } from '../../../editing/store.ts';
import { invalidateProductCache, purgePages } from '../../../invalidate-product.ts';
import { findUploaded } from '../../../media/store.ts';
import { listVariants } from '../../../store.ts';
import { startAnnouncement } from '../news/announce-version.ts';
import { CHECK_PDFS_QUEUE } from '../stamp/check-pdfs.ts';
import { setStamping } from '../stamp/store.ts';
import {
  insertDownloadFile,
  insertVersion,
  listStaffFiles,
  markRemoved,
  type StaffFile,
  setSample,
  setTitle,
  setVariants,
} from './store.ts';

const id = z.uuid({ error: () => t('That is no longer here. Load the page again.') });
const version = versionField;
const upload = z.uuid({ error: () => t('Choose a file.') });
const edition = typedText(40)
  .min(1, { error: () => t('Name the version, for example 1.0.') })
  .regex(/^\P{Cc}*$/u, { error: () => t('Keep it to one line.') });
const variants = z.array(z.uuid()).max(100);

/** One change of the files of a download, as its buttons submit it. */
export const filesInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.literal('add'), version, title: titleField, edition, variants, file: upload }),
    z.strictObject({
      ...{ act: z.literal('new-version'), version, of: id, edition, file: upload },
      tell: z.literal('on').optional(),
      words: typedText(2000),
    }),
    z.strictObject({ act: z.literal('edit'), version, of: id, title: titleField, variants }),
    z.strictObject({ act: z.literal('remove'), version, of: id }),
    z.strictObject({ act: z.literal('sample'), version, file: upload }),
    z.strictObject({ act: z.literal('remove-sample'), version }),
    z.strictObject({ act: z.literal('stamp'), version }),
    z.strictObject({ act: z.literal('no-stamp'), version }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type FilesInput = z.infer<typeof filesInput>;

/** The ticked variants of a form as a list: `variant_<id>`. */
export function withVariants(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const ticked = Object.keys(values).filter((name) => name.startsWith('variant_'));
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !ticked.includes(name)));
  const { act } = rest;
  if (act !== 'add' && act !== 'edit') return rest;
  return { ...rest, variants: ticked.map((name) => name.slice('variant_'.length)) };
}

/**
 * Adds, replaces, changes or removes a file of a download, or its free sample. A new version reaches everybody who has
 * bought the file.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, `gone`, `incomplete`.
 */
export async function editFiles(db: Db, slug: string, input: FilesInput, actor: StaffActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const product = await findProductToEdit(tx, slug, { isLocked: true });
    if (product?.kind !== 'download')
      throw new ShopError('unknown_product', 404, t('There is no such download.'));
    if (product.version !== input.version) {
      const text = t(
        'Someone changed this download since you opened the page. This is how it stands now. Do it again if it still makes sense.',
      );
      throw new ShopError('edited_meanwhile', 409, text);
    }
    const change = await applyChange(tx, product, input, actor);
    // Asked again after every change: a new file may be one that cannot be stamped.
    await enqueue(tx, CHECK_PDFS_QUEUE, { productId: product.id });
    await recordAudit(tx, {
      actor,
      action: `files.${input.act}`,
      subject: `product:${product.id}`,
      details: { fields: ['files'], ...change, version: await incrementVersion(tx, product.id, now()) },
    });
    await purgePages(tx, product);
  });
  await invalidateProductCache(slug);
}

async function applyChange(
  tx: Tx,
  product: ProductToEdit,
  input: FilesInput,
  actor: StaffActor,
): Promise<AuditDetails> {
  if (input.act === 'stamp' || input.act === 'no-stamp') {
    await setStamping(tx, product.id, input.act === 'stamp');
    return {};
  }
  if (input.act === 'remove-sample') {
    await setSample(tx, product.id, null);
    return {};
  }
  const fileId = 'file' in input ? await uploaded(tx, input.file) : '';
  if (input.act === 'sample') {
    await setSample(tx, product.id, fileId);
    return { file: fileId };
  }
  if (input.act === 'add') {
    const added = await insertDownloadFile(tx, product.id, input.title);
    await insertVersion(tx, added, { version: input.edition, fileId, createdBy: actor });
    await tickVariants(tx, product.id, added, input.variants);
    return { title: input.title, edition: input.edition };
  }
  const all = await listStaffFiles(tx, product.id);
  const file = all.find((one) => one.id === input.of);
  if (!file) throw new ShopError('gone', 409, t('That is no longer here. Load the page again.'));
  return changeFile(tx, product, { file, isLast: all.length === 1 }, { input, fileId, actor });
}

async function changeFile(
  tx: Tx,
  product: ProductToEdit,
  { file, isLast }: { readonly file: StaffFile; readonly isLast: boolean },
  {
    input,
    fileId,
    actor,
  }: { readonly input: FilesInput; readonly fileId: string; readonly actor: StaffActor },
): Promise<AuditDetails> {
  if (input.act === 'new-version') {
    const versionId = await insertVersion(tx, file.id, { version: input.edition, fileId, createdBy: actor });
    if (input.tell) await startAnnouncement(tx, { versionId, words: input.words, createdBy: actor });
    return { title: file.title, edition: input.edition };
  }
  if (input.act === 'edit') {
    await setTitle(tx, file.id, input.title);
    await tickVariants(tx, product.id, file.id, input.variants);
    return { changes: [{ field: 'title', from: file.title, to: input.title }] };
  }
  if (isLast && product.status === 'published')
    throw new ShopError('incomplete', 409, t('This download is on sale: its last file cannot be removed.'));
  await markRemoved(tx, file.id, now());
  return { title: file.title };
}

/** The id of a file that staff have uploaded. */
async function uploaded(tx: Tx, fileId: string): Promise<string> {
  const file = await findUploaded(tx, fileId, { holds: true });
  const text = t('Choose a file.');
  if (!file) throw new ShopError('gone', 422, text, { file: text });
  return file.id;
}

async function tickVariants(
  tx: Tx,
  productId: string,
  fileId: string,
  wanted: readonly string[],
): Promise<void> {
  const onSale = (await listVariants(tx, productId)).map(({ id: one }) => one);
  await setVariants(
    tx,
    fileId,
    onSale.filter((one) => wanted.includes(one)),
    { onSale, at: now() },
  );
}
