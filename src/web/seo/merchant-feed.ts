import { type Money, machineAmount } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { FeedItem, FeedPage } from '#shop/products/kinds/goods/feed/list-feed.ts';
import { shownPrice } from '#shop/products/prices/reduction.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { paths } from '../paths.ts';
import { absoluteUrl } from './absolute-url.ts';
import { schemaNameOf } from './goods-facts.ts';
import { element } from './xml.ts';

const SPACES = 'xmlns:g="http://base.google.com/ns/1.0" xmlns:atom="http://www.w3.org/2005/Atom"';
/** As long as catalogues of merchants take them, in characters. */
const MOST = { id: 50, title: 150, description: 5_000 };

/** Goods as RSS 2.0 with the fields of Google's product data specification, which other merchants' catalogues read too. */
export function merchantFeedXml({ items, hasNext }: FeedPage, number: number): string {
  const channel = [
    element('title', t('Goods at {shop}', { shop: shopName() })),
    element('link', absoluteUrl(paths.section('goods'))),
    element('description', t('Everything that is sent from our warehouses.')),
    `<atom:link href="${absoluteUrl(pageOf(number))}" rel="self" type="application/rss+xml"/>`,
    ...(hasNext
      ? [`<atom:link href="${absoluteUrl(pageOf(number + 1))}" rel="next" type="application/rss+xml"/>`]
      : []),
    ...items.map(itemXml),
  ];
  return `<rss version="2.0" ${SPACES}><channel>\n${channel.join('\n')}\n</channel></rss>`;
}

const pageOf = (number: number) =>
  number === 1 ? paths.merchantFeed : `${paths.merchantFeed}?page=${number}`;

function itemXml(item: FeedItem): string {
  const { sku, slug, productTitle, title, description, barcode, weightGrams, variantCount } = item;
  const image = item.image ?? paths.productPicture(slug);
  const fields: (readonly [string, string | false | null | undefined])[] = [
    ['id', fitting(sku, item.id)],
    ['title', cut([productTitle, title].filter(Boolean).join(', '), MOST.title)],
    ['description', cut(description || productTitle, MOST.description)],
    ['link', absoluteUrl(variantCount > 1 ? paths.goodsVariant(slug, sku) : paths.product('goods', slug))],
    ['image_link', absoluteUrl(image)],
    ['availability', availabilityOf(item)],
    ['availability_date', item.sentFrom?.toISOString()],
    ...priceFields(item),
    ['condition', 'new'],
    ['gtin', barcode],
    ['identifier_exists', !barcode && 'no'],
    ['item_group_id', variantCount > 1 && fitting(slug, item.productId)],
    ['product_type', item.category],
    ['shipping_weight', weightGrams !== null && `${weightGrams} g`],
    ...item.choices.map(({ name, value }) => [schemaNameOf(name) ?? '', value] as const),
  ];
  return `<item>${fields.map(([name, text]) => (name && text ? element(`g:${name}`, text) : '')).join('')}</item>`;
}

/** The struck price and what it costs for the time of the sale, as the page shows them. */
function priceFields(item: FeedItem): (readonly [string, string])[] {
  const { price, was, saleUntil } = shownPrice(item);
  const text = (money: Money) => `${machineAmount(money)} ${money.currency}`;
  if (!was) return [['price', text(price)]];
  const time = item.saleBeganAt && saleUntil && [item.saleBeganAt, saleUntil].map(toMinute).join('/');
  return [
    ['price', text(was)],
    ['sale_price', text(price)],
    ...(time ? [['sale_price_effective_date', time] as const] : []),
  ];
}

const toMinute = (at: Date) => `${at.toISOString().slice(0, 16)}Z`;

function availabilityOf({ availability, sentFrom }: FeedItem): string {
  if (availability.is !== 'open') return 'out_of_stock';
  return sentFrom ? 'backorder' : 'in_stock';
}

/** A name of ours, or the id where it is too long: cut, two could be the same. */
const fitting = (name: string, id: string) => (name.length <= MOST.id ? name : id);

const cut = (text: string, most: number) => [...text].slice(0, most).join('');
