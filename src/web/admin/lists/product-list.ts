import type { Db } from '#lib/db.ts';
import { numberFormat } from '#messages/formats.ts';
import { t, translate } from '#messages/t.ts';
import {
  listStaffProducts,
  type StaffProductQuery,
  sortShapes,
  staffProductQuery,
} from '#shop/products/editing/list-for-staff.ts';
import {
  countByStatus,
  listTags,
  MOST_COUNTED,
  type missingThings,
  type StaffProduct,
  type StaffSort,
} from '#shop/products/editing/staff-list-store.ts';
import { productStatuses } from '#shop/products/editing/status.ts';
import { listAllCategories } from '#shop/products/editing/store.ts';
import { allKinds, kindNamed } from '#shop/products/kinds.ts';
import { shopZoneName } from '#shop/settings/zone.ts';
import { productStatusLabels } from '../labels.ts';
import { adminPaths } from '../paths.ts';
import type { AdminList, Column, FilterField } from './list.ts';

const sorts: Readonly<Record<StaffSort, () => string>> = {
  updated: () => t('Last changed first'),
  title: () => t('Title, A to Z'),
  created: () => t('Newest first'),
  price: () => t('Price, low to high'),
  price_down: () => t('Price, high to low'),
};

const missing: Readonly<Record<(typeof missingThings)[number], () => string>> = {
  price: () => t('No price'),
  picture: () => t('No picture'),
  category: () => t('No category'),
  description: () => t('No short description'),
};

const columns: readonly Column<StaffProduct>[] = [
  {
    key: 'title',
    head: () => t('Title'),
    cell: ({ title, language, slug }) => ({
      ...{ is: 'text', text: title, language, href: adminPaths.product(slug) },
    }),
  },
  {
    key: 'status',
    head: () => t('Status'),
    cell: ({ status }) => ({ is: 'badge', badge: productStatusLabels[status] }),
  },
  {
    key: 'kind',
    head: () => t('Kind'),
    cell: ({ kind }) => ({ is: 'text', text: translate(kindNamed(kind).words.title.one) }),
  },
  {
    key: 'category',
    head: () => t('Category'),
    cell: ({ category }) => ({ is: 'text', text: category ?? '' }),
  },
  {
    ...{ key: 'price', look: 'money' },
    head: () => t('Price'),
    cell: ({ price }) => ({ is: 'money', money: price }),
  },
  {
    ...{ key: 'slug', isExtra: true, look: 'long' },
    head: () => t('Web address'),
    cell: ({ slug }) => ({ is: 'text', text: slug }),
  },
  {
    ...{ key: 'tags', isExtra: true },
    head: () => t('Tags'),
    cell: ({ tags }) => ({ is: 'text', text: tags }),
  },
  {
    ...{ key: 'rating', isExtra: true, look: 'figure' },
    head: () => t('Rating'),
    cell: ({ rating }) => ({
      is: 'text',
      text: rating === null ? '' : numberFormat({ maximumFractionDigits: 1 }).format(rating),
    }),
  },
  {
    ...{ key: 'created', isExtra: true, look: 'short' },
    head: () => t('Created ({zone})', { zone: shopZoneName() }),
    cell: ({ createdAt }) => ({ is: 'time', at: createdAt }),
  },
  {
    ...{ key: 'published', isExtra: true, look: 'short' },
    head: () => t('Published ({zone})', { zone: shopZoneName() }),
    cell: ({ publishedAt }) => ({ is: 'time', at: publishedAt }),
  },
  {
    ...{ key: 'updated', look: 'short' },
    head: () => t('Last changed ({zone})', { zone: shopZoneName() }),
    cell: ({ updatedAt }) => ({ is: 'time', at: updatedAt }),
  },
];

async function filters(db: Db): Promise<FilterField[]> {
  const [counts, categories, tags] = [
    await countByStatus(db),
    await listAllCategories(db),
    await listTags(db),
  ];
  const any = { value: '', text: t('Any') };
  const countText = (count: number) =>
    count > MOST_COUNTED ? t('over {count, number}', { count: MOST_COUNTED }) : numberFormat().format(count);
  return [
    { name: 'q', label: t('Title, web address or code'), type: 'search' },
    {
      ...{ name: 'status', label: t('Status') },
      options: [
        any,
        ...productStatuses.map((value) => ({
          value,
          text: `${t(productStatusLabels[value].word)} (${countText(counts[value])})`,
        })),
      ],
    },
    {
      ...{ name: 'kind', label: t('Kind') },
      options: [
        any,
        ...allKinds().map(({ name, words }) => ({ value: name, text: translate(words.title.one) })),
      ],
    },
    {
      ...{ name: 'category', label: t('Category') },
      options: [
        any,
        ...categories.map(({ slug, title, depth }) => ({
          value: slug,
          text: `${'– '.repeat(depth)}${title}`,
        })),
      ],
    },
    {
      ...{ name: 'tag', label: t('Tag ¦ of a product'), isRare: true },
      options: [any, ...tags.map(({ slug, title }) => ({ value: slug, text: title }))],
    },
    {
      ...{ name: 'missing', label: t('Missing ¦ of a product'), isRare: true },
      options: [
        { value: '', text: t('Does not matter') },
        ...Object.entries(missing).map(([value, text]) => ({ value, text: text() })),
      ],
    },
    {
      ...{ name: 'sort', label: t('Sort') },
      options: Object.entries(sorts).map(([value, text]) => ({ value, text: text() })),
    },
  ];
}

/** The products of every status. */
export const productList: AdminList<StaffProduct, StaffProductQuery> = {
  ...{ path: adminPaths.products, see: 'products.read', take: 'products.read', name: 'products' },
  title: () => t('Products'),
  caption: () => t('Products'),
  query: staffProductQuery,
  shape: ({ sort }) => sortShapes[sort],
  usual: { sort: 'updated' },
  read: listStaffProducts,
  ...{ columns, filters },
  empty: {
    none: () => t('No products found'),
    noneYet: () => t('No products yet'),
    all: () => t('See all products'),
    start: () => t('Begin with “New product”. Shoppers see nothing of it before you publish.'),
  },
};
