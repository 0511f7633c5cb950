import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { defineKind } from '../../kind.ts';
import type { UntilUsed } from '../../kind-withdrawal.ts';
import { downloadAuditFields } from './audit-fields.ts';
import {
  type DownloadBrief,
  type DownloadDetails,
  downloadDetails,
  filesText,
  formatsText,
  sizeText,
} from './download.ts';
import { downloadForm } from './edit-form.ts';
import { downloadFilters } from './filters.ts';
import { giveKeys } from './licences/give-keys.ts';
import { licenceNotes } from './licences/line-notes.ts';
import { listOwnDownloads } from './own-store.ts';
import { downloadRefund } from './refund.ts';
import { listAdded } from './sale/adds-store.ts';
import { downloadBriefs, loadDetails, saveDetails } from './store.ts';
import { listFirstUses } from './use/store.ts';
import { downloadWords } from './words.ts';

/** Who begins to download has the whole of it: Directive 2011/83/EU, article 16 (m). */
const untilUsed = {
  usedAt: listFirstUses,
  promise: 'Money back within {days, plural, one {# day} other {# days}}, until you download it.',
  byLaw: 'Until you download it, you can withdraw within {days} days where the law gives that right.',
  why: 'You have downloaded it, which ends the right to withdraw.',
} as const satisfies UntilUsed & Readonly<Record<'promise' | 'why', Sentence>>;

const NOTHING_SCARCE: ReadonlyMap<string, number> = new Map();

/** Files to keep: bought once, nothing runs out, every new version comes with it. */
export const downloadKind = defineKind<DownloadDetails, DownloadBrief>({
  name: 'download',
  section: 'downloads',
  words: downloadWords,
  details: { schema: downloadDetails, form: downloadForm, load: loadDetails, save: saveDetails },
  list: {
    briefs: downloadBriefs,
    facts: ({ formats, fileCount, bytes }) => [
      { name: t('Format'), text: formatsText(formats) },
      { name: t('Files'), text: filesText(fileCount) },
      { name: t('Size'), text: sizeText(bytes) },
    ],
    filters: downloadFilters,
    sorts: [],
    usualSort: 'newest',
  },
  sale: {
    isBoughtOnce: true,
    adds: listAdded,
    maxQuantity: 1,
    check: ({ quantity }) => (quantity === 1 ? null : t('A download is bought once; it stays yours.')),
    available: null,
    withdrawal: { days: 14, from: 'completed', untilUsed },
    refund: downloadRefund,
    expand: null,
  },
  tax: { usualClass: 'standard', supply: { at: 'buyer' } },
  delivery: {
    hold: async () => {},
    release: async () => {},
    // What may be downloaded, and whether a licence key is valid, follows from the entitlement.
    fulfil: async (tx, lines) => {
      await giveKeys(tx, lines);
      return NOTHING_SCARCE;
    },
    revoke: async () => {},
    late: 'refund',
  },
  own: { path: () => '/account/downloads', list: listOwnDownloads, lineNotes: licenceNotes },
  admin: {
    pages: [
      { key: 'files', title: 'Files', path: (slug) => `/admin/products/${slug}/files` },
      { key: 'licences', title: 'Licence keys', path: (slug) => `/admin/products/${slug}/licences` },
    ],
    auditFields: downloadAuditFields,
  },
});
