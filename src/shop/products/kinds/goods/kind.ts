import { defineKind } from '../../kind.ts';
import { goodsAuditFields } from './audit-fields.ts';
import { goodsAuditTitles } from './audit-titles-store.ts';
import { goodsAvailability, goodsAvailabilityOfProducts } from './availability.ts';
import { goodsDelivery } from './delivery.ts';
import { goodsForm } from './edit-form.ts';
import { goodsFilterTexts } from './filter-text-store.ts';
import { goodsFilters } from './filters.ts';
import { type GoodsBrief, type GoodsDetails, goodsDetails, MOST_PIECES } from './goods.ts';
import { goodsNotes, waitingGoodsNotes } from './line-notes.ts';
import { listOwnGoods } from './own-store.ts';
import { listParcelFacts } from './parcel-store.ts';
import { dropVariantPicture, listVariantPictures } from './pictures/store.ts';
import { goodsRefund } from './refund.ts';
import { goodsBriefs, loadGoods, saveGoods } from './store.ts';
import { goodsWords } from './words.ts';

/** Facts on a card, at most. */
const FACTS = 3;

const optionsPath = (slug: string) => `/admin/products/${slug}/options`;

/** Things that are sent in parcels from warehouses. */
export const goodsKind = defineKind<GoodsDetails, GoodsBrief>({
  name: 'goods',
  section: 'goods',
  words: goodsWords,
  details: { schema: goodsDetails, form: goodsForm, load: loadGoods, save: saveGoods },
  list: {
    briefs: goodsBriefs,
    facts: ({ options, attributes }) =>
      [
        ...options.map(({ name, values }) => ({ name, text: values.join(', ') })),
        ...attributes.map(({ name, value }) => ({ name, text: value })),
      ].slice(0, FACTS),
    filters: goodsFilters,
    filterTexts: goodsFilterTexts,
    sorts: [],
    usualSort: 'newest',
  },
  sale: {
    isBoughtOnce: false,
    maxQuantity: MOST_PIECES,
    check: () => null,
    available: goodsAvailability,
    availableProducts: goodsAvailabilityOfProducts,
    withdrawal: { days: 14, from: 'delivered' },
    refund: goodsRefund,
    expand: null,
  },
  tax: { usualClass: 'standard', supply: { at: 'destination' } },
  delivery: goodsDelivery,
  parcel: { facts: listParcelFacts },
  own: {
    path: () => '/account/goods',
    list: listOwnGoods,
    lineNotes: goodsNotes,
    waitingNotes: waitingGoodsNotes,
  },
  admin: {
    pages: [{ key: 'variants', title: 'Variants', path: optionsPath }],
    variantsPath: optionsPath,
    auditFields: goodsAuditFields,
    auditTitles: goodsAuditTitles,
    variantPictures: { skus: listVariantPictures, drop: dropVariantPicture },
  },
});
