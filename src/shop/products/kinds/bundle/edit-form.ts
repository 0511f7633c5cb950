import type { Db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import type { KindForm, Missing } from '../../kind.ts';
import type { BundleDetails } from './bundle.ts';
import { listParts } from './store.ts';

/** A bundle is one from this many things on. */
const LEAST_THINGS = 2;

/** The form of a bundle. Its parts and its price have a page of their own. */
export const bundleForm: KindForm<BundleDetails> = {
  blank: { count: 0 },
  fields: {},
  texts: () => ({}),
  apply: (details) => details,
  missing: listMissing,
};

async function listMissing(db: Db, productId: string): Promise<readonly Missing[]> {
  const parts = await listParts(db, productId);
  const things = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  const few = t('Put at least two things into the bundle.');
  const closed = parts.filter(({ status, choices }) => status !== 'published' || choices === 0);
  return [
    ...(things < LEAST_THINGS ? [{ field: 'parts', text: few }] : []),
    ...closed.map(({ title }) => ({ field: 'parts', text: t('“{title}” is not on sale.', { title }) })),
  ];
}
