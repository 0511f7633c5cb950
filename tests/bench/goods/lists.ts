import type { Product } from '#shop/products/product.ts';
import { KINDS, type Kind, NOUNS, PROMISE_COLUMNS, pick, promiseCells, TYPOS } from '../catalogue.ts';
import { figure, ms, percentile } from '../figures.ts';
import { growTo } from '../grow.ts';
import { PRODUCTS } from '../length.ts';
import type { Section } from '../section.ts';
import { inSetting, type Setting } from '../setting.ts';
import { databaseTimes, httpTimes, listDatabaseTimes, listHttpTimes } from '../times.ts';
import { fillGoods, MATERIALS, VARIANTS_EACH } from './fill.ts';

const THINGS = 'apron bowl kit brush knife board basket lamp loom press'.split(' ');
const materials = MATERIALS.map((name) => `material-is-${name.toLowerCase()}`);
const SIZES = 'xs s m l xl'.split(' ').map((size) => `size-is-${size}`);
const COLOURS = 'indigo ochre slate rust'.split(' ').map((colour) => `colour-is-${colour}`);

const list = (name: string, limit: number, times: number, query: (n: number) => string): Kind => ({
  ...{ name, section: 'goods', limit, times, query },
});

/** The lists of goods, each with the list of courses that stands beside it. */
const LISTS: readonly (readonly [goods: Kind, courses: string])[] = [
  [
    list('list', 10, 100, (n) => `sort=${pick(['newest', 'title', 'rating'], n)}&page=${1 + (n % 5)}`),
    'list',
  ],
  [
    list('sorted by price', 10, 100, (n) => `sort=price${pick(['', '-down'], n)}&page=${1 + (n % 5)}`),
    'list',
  ],
  [list('by a property', 60, 40, (n) => `property=${pick(materials, n)}`), 'filtered, with counts'],
  [list('by an option', 60, 40, (n) => `property=${pick(SIZES, n)}&sort=price`), 'filtered, with counts'],
  [
    list(
      'by both and the price',
      60,
      40,
      (n) => `property=${pick(COLOURS, n)},${pick(materials, n + 1)}&price=2500,5000`,
    ),
    'filtered, with counts',
  ],
  [
    list('in stock', 60, 40, (n) => `stock=now&sort=${pick(['newest', 'price'], n)}`),
    'filtered, with counts',
  ],
  [list('full text', 60, 40, (n) => `q=${pick(THINGS, n)}+${pick(NOUNS, n * 3)}`), 'full text'],
  [list('a frequent word', 60, 20, (n) => `q=${pick(NOUNS, n)}`), 'a frequent word'],
  [list('typo', 400, 20, (n) => `q=${pick(TYPOS, n)}`), 'typo'],
];
const PAGES = 100;
const PAGE_LIMIT = 10;

/** Lists and pages of goods at full size beside those of courses. */
export const goodsLists = (say: (line: string) => void): Promise<Section> =>
  inSetting(async (setting) => {
    say(`${figure(PRODUCTS)} courses and ${figure(PRODUCTS)} goods with ${VARIANTS_EACH} variants each`);
    await growTo(setting, PRODUCTS);
    await fillGoods(setting.shop.database.adminUrl, PRODUCTS);
    return measureLists(setting, say);
  });

/** In a database that is filled. */
export async function measureLists(setting: FilledSetting, say: (line: string) => void): Promise<Section> {
  const server = await setting.serveShop({ PAGE_CACHE_MB: '0' });
  const rows: string[][] = [];
  const courses = new Map<string, string[]>();
  for (const [kind, beside] of LISTS) {
    say(kind.name);
    courses.set(beside, courses.get(beside) ?? (await besideOf(setting, beside)));
    rows.push([kind.name, ...(await cellsOf(setting, kind)), ...(courses.get(beside) ?? [])]);
  }
  say('product pages');
  rows.push(await pageRow(setting));
  await server.stop();
  return {
    title: 'Goods in a large catalogue',
    note: `${figure(PRODUCTS)} goods with ${VARIANTS_EACH} variants each, options, two properties, and a stock in two warehouses, and as many courses. Lists of 24 cards with their filters and counts, and product pages, one request after the other, nothing cached; "database" and HTTP as in the catalogues above. The last two columns are the same for courses, in the same run.`,
    columns: ['', ...PROMISE_COLUMNS, 'courses: database p95', 'courses: HTTP p95'],
    rows,
  };
}

interface FilledSetting {
  readonly shop: { readonly port: number; readonly database: { readonly url: string } };
  serveShop: Setting['serveShop'];
}

async function cellsOf({ shop }: FilledSetting, kind: Kind): Promise<string[]> {
  const inDatabase = await listDatabaseTimes(shop.database.url, kind);
  return promiseCells(kind.limit, inDatabase, await listHttpTimes(shop.port, kind));
}

async function besideOf({ shop }: FilledSetting, name: string): Promise<string[]> {
  const kind = KINDS.find((one) => one.name === name);
  if (!kind) throw new Error(`no such list of courses: ${name}`);
  const times = [await listDatabaseTimes(shop.database.url, kind), await listHttpTimes(shop.port, kind)];
  return times.map((all) => ms(percentile(all, 0.95)));
}

/** A page with all that it reads: the product, its choice, pictures, shipping, reviews and what is related. */
async function pageRow({ shop }: FilledSetting): Promise<string[]> {
  const slugOf = (n: number) => 1 + ((n * 7919) % PRODUCTS);
  const goods = await goodsPageStatements();
  const inDatabase = await databaseTimes(shop.database.url, PAGES, (db, n) =>
    goods(db, `goods-bulk-${slugOf(n)}`),
  );
  const overHttp = await httpTimes(shop.port, PAGES, (n) => `/goods/goods-bulk-${slugOf(n)}`);
  const course = await coursePageStatements();
  const courseInDatabase = await databaseTimes(shop.database.url, PAGES, (db, n) =>
    course(db, `bulk-${slugOf(n)}`),
  );
  const courseOverHttp = await httpTimes(shop.port, PAGES, (n) => `/courses/bulk-${slugOf(n)}`);
  return [
    'a product page',
    ...promiseCells(PAGE_LIMIT, inDatabase, overHttp),
    ...[courseInDatabase, courseOverHttp].map((all) => ms(percentile(all, 0.95))),
  ];
}

type Db = Parameters<Parameters<typeof databaseTimes>[2]>[0];
type PageStatements = (db: Db, slug: string) => Promise<unknown>;

/** What every product page asks, and what the kind's part of it asks beside. */
async function pageStatements(own: (db: Db, product: Product) => Promise<unknown>): Promise<PageStatements> {
  const [{ showProduct }, { relatedProducts }, { showReviews }] = await Promise.all([
    import('#shop/products/catalogue/show-product.ts'),
    import('#shop/products/catalogue/related.ts'),
    import('#shop/reviews/show-reviews.ts'),
  ]);
  return async (db, slug) => {
    const shown = await showProduct(db, slug);
    if (shown.found !== 'product') throw new Error(`no such product: ${slug}`);
    await relatedProducts(db, shown.product);
    await Promise.all([showReviews(db, shown.product.id), own(db, shown.product)]);
  };
}

const coursePageStatements = () => pageStatements(async () => {});

async function goodsPageStatements(): Promise<PageStatements> {
  const [{ listVariantFacts }, { listPictures }, { listZones }] = await Promise.all([
    import('#shop/products/kinds/goods/variant-facts-store.ts'),
    import('#shop/products/media/shown-pictures-store.ts'),
    import('#shop/shipping/store.ts'),
  ]);
  return pageStatements(async (db, { id, image }) => {
    await listPictures(db, id, image);
    await listVariantFacts(db, id);
    await Promise.all([listVariantFacts(db, id), listPictures(db, id, image), listZones(db)]);
  });
}
