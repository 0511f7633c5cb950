import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { defineKind } from '../../kind.ts';
import { type BundleBrief, type BundleDetails, bundleDetails, savingText, thingsText } from './bundle.ts';
import { bundleForm } from './edit-form.ts';
import { expandBundles } from './expand.ts';
import { bundleBriefs, listPartIds, loadBundles, saveBundle } from './store.ts';
import { bundleWords } from './words.ts';

const MOST = 10;
const PARTS = 'Each part can be given back as if it had been bought by itself.' satisfies Sentence;

/** Several products at one price. It is ordered, delivered, taxed and refunded as its parts. */
export const bundleKind = defineKind<BundleDetails, BundleBrief>({
  name: 'bundle',
  section: 'bundles',
  words: bundleWords,
  details: {
    schema: bundleDetails,
    form: bundleForm,
    load: loadBundles,
    save: saveBundle,
  },
  list: {
    briefs: bundleBriefs,
    facts: (brief) => {
      // A product's page has the details alone, and says beside its price what is saved.
      const saving = 'apart' in brief ? savingText(brief) : null;
      return [
        { name: t('Inside'), text: thingsText(brief.count) },
        ...(saving === null ? [] : [{ name: t('Saving'), text: saving }]),
      ];
    },
    filters: [],
    sorts: [],
    usualSort: 'newest',
    shows: listPartIds,
  },
  sale: {
    isBoughtOnce: false,
    maxQuantity: MOST,
    check: ({ quantity }) =>
      quantity <= MOST ? null : t('You can buy at most {max, number} of this.', { max: MOST }),
    available: null,
    withdrawal: { days: null, why: PARTS },
    refund: { shares: async () => new Map(), promise: () => null },
    expand: expandBundles,
  },
  tax: { usualClass: 'standard', supply: { at: 'buyer' } },
  delivery: null,
  own: { path: () => '/account/orders', list: async () => [] },
  admin: {
    pages: [{ key: 'parts', title: 'Parts and price', path: (slug) => `/admin/products/${slug}/parts` }],
    variantsPath: (slug) => `/admin/products/${slug}/parts`,
    variantsLink: 'Parts and price',
  },
});
