import { t } from '#messages/t.ts';
import { defineKind } from '../../kind.ts';
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
import { listOwnDownloads } from './own-store.ts';
import { downloadBriefs, loadDetails, saveDetails } from './store.ts';
import { downloadWords } from './words.ts';

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
    maxQuantity: 1,
    check: ({ quantity }) => (quantity === 1 ? null : t('A download is bought once; it stays yours.')),
    available: null,
    withdrawal: { days: 14, from: 'completed' },
    expand: null,
  },
  delivery: {
    hold: async () => {},
    release: async () => {},
    // What may be downloaded follows from the entitlement.
    fulfil: async () => NOTHING_SCARCE,
    revoke: async () => {},
    late: 'refund',
  },
  own: { path: () => '/account/downloads', list: listOwnDownloads },
  admin: {
    pages: [{ key: 'files', title: 'Files', path: (slug) => `/admin/products/${slug}/files` }],
    auditFields: downloadAuditFields,
  },
});
