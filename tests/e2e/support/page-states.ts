import { aSeatBuyer, dateOf } from '#tests/support/event-buyer.ts';
import { aMember } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import type { Shop } from '#tests/support/shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';
import { anOrdering, anOwner, aShopper, change, finish, learnALesson } from './states.ts';

/** A page as somebody may come to stand on it. */
export interface PageState {
  readonly name: string;
  readonly path: string;
  readonly status?: number;
  readonly client?: ShopClient;
  /** Holds the shop in some trouble while the page is asked for. */
  readonly during?: <T>(act: () => Promise<T>) => Promise<T>;
}

export type PageStateEntry = Omit<PageState, 'path'> & {
  readonly at: string | ((shop: Shop) => Promise<Omit<PageState, 'name'>>);
};

/** The admin, page by page. */
const ADMIN = [
  ['today', '/admin'],
  ['orders', '/admin/orders'],
  ['orders, none so', '/admin/orders?status=failed&mode=live'],
  ['order', '/admin/orders/:order'],
  ['refund', '/admin/orders/:order/refund'],
  ['products', '/admin/products'],
  ['products, none so', '/admin/products?q=nothing-like-that'],
  ['new product', '/admin/products/new'],
  ['product', '/admin/products/first-sourdough'],
  ['curriculum', '/admin/products/first-sourdough/curriculum'],
  ['licence keys', '/admin/products/paper-boxes/licences'],
  ['lesson', '/admin/products/first-sourdough/lessons/stretch-and-fold'],
  ['lesson to remove', '/admin/products/first-sourdough/lessons/stretch-and-fold/remove'],
  ['variants', '/admin/products/first-sourdough/variants'],
  ['options of an item', '/admin/products/workshop-apron/options'],
  ['variant of an item', '/admin/products/workshop-apron/options/APRON-S-BLUE'],
  ['pictures of an item', '/admin/products/workshop-apron/pictures'],
  ['parts of a bundle', '/admin/products/your-first-loaf/parts'],
  ['prices of a product', '/admin/products/first-sourdough/prices'],
  ['promotions', '/admin/promotions'],
  ['new promotion', '/admin/promotions/new'],
  ['invoices', '/admin/invoices'],
  ['seller', '/admin/settings/seller'],
  ['product status', '/admin/products/first-sourdough/status'],
  ['product history', '/admin/products/first-sourdough/history'],
  ['customers', '/admin/customers'],
  ['customer', '/admin/customers/one?email=:email'],
  ['media', '/admin/media'],
  ['reviews', '/admin/reviews'],
  ['questions', '/admin/products/fold-along/questions'],
  ['reminders', '/admin/events/fold-along/reminders'],
  ['audit', '/admin/audit'],
] as const;

/** Every type of page, in the states somebody may find it in. */
export const PAGE_STATES: PageStateEntry[] = [
  { name: 'front', at: '/' },
  { name: 'list', at: '/courses' },
  { name: 'list, one shelf', at: '/courses?category=paper-and-ink&sort=price' },
  { name: 'list, narrowed', at: '/courses?level=beginner&price=free,2500' },
  { name: 'list, nothing found', at: '/courses?q=zeppelin' },
  { name: 'course', at: '/courses/first-sourdough' },
  { name: 'course, free', at: '/courses/ten-minutes-of-sitting' },
  { name: 'course, reviewed', at: reviewed },
  { name: 'goods', at: '/goods' },
  { name: 'item', at: '/goods/workshop-apron' },
  { name: 'bundles', at: '/bundles' },
  { name: 'bundle', at: '/bundles/your-first-loaf' },
  { name: 'back in stock', at: '/back-in-stock/workshop-apron' },
  { name: 'teachers', at: '/teachers' },
  { name: 'teacher', at: '/teachers/marta-lindqvist' },
  { name: 'course, withdrawn', at: withdrawn, status: 410 },
  { name: 'free lesson', at: '/learn/first-sourdough/seven-days-to-a-starter' },
  { name: 'search', at: '/search' },
  { name: 'search, found', at: '/search?q=paper' },
  { name: 'search, nothing found', at: '/search?q=zeppelin' },
  { name: 'cart, empty', at: '/cart' },
  {
    name: 'cart',
    at: async (shop) => ({
      path: '/cart',
      client: await aShopper(shop, 'manual-mode', 'ten-minutes-of-sitting'),
    }),
  },
  { name: 'cart, with problems', at: troubledCart },
  {
    name: 'checkout',
    at: async (shop) => ({ path: '/checkout', client: await aShopper(shop, 'manual-mode') }),
  },
  {
    name: 'checkout, nothing to pay',
    at: async (shop) => ({ path: '/checkout', client: await aShopper(shop, 'ten-minutes-of-sitting') }),
  },
  { name: 'success, waiting', at: async (shop) => toSight(await anOrdering(shop), 'success') },
  { name: 'success', at: async (shop) => toSight((await lookers(shop)).buyer, 'success') },
  {
    name: 'came back unpaid',
    at: async (shop) => ({ path: '/checkout/cancelled', client: await aShopper(shop, 'manual-mode') }),
  },
  { name: 'came back unpaid, cart empty', at: '/checkout/cancelled' },
  { name: 'free, check your email', at: '/checkout/free' },
  { name: 'link of an email, cut off', at: '/open/cut-off-here', status: 404 },
  { name: 'access ended', at: endedAccess, status: 404 },
  { name: 'order, not paid', at: async (shop) => toSight(await anOrdering(shop), 'order') },
  { name: 'order, paid', at: async (shop) => toSight((await lookers(shop)).buyer, 'order') },
  {
    name: 'who comes, before paying',
    at: async (shop) => {
      const client = shop.client();
      const { variant } = await dateOf(shop, 'fold-along');
      await client.post('/api/cart/items', { variant, quantity: '2' });
      return { path: '/checkout/attendees', client };
    },
  },
  {
    name: 'who comes',
    at: async (shop) => {
      const { client, number } = await aSeatBuyer(shop, 'fold-along', 2);
      return { path: `/orders/${number}/attendees`, client };
    },
  },
  {
    name: 'admin, check-in',
    at: async (shop) => ({
      path: `/check-in/fold-along/${(await dateOf(shop, 'fold-along')).at}`,
      client: (await aMemberOfStaff(shop, 'supporter')).client,
    }),
  },
  {
    name: 'admin, attendees',
    at: async (shop) => {
      await aSeatBuyer(shop, 'fold-along', 2);
      return {
        path: `/admin/events/fold-along/${(await dateOf(shop, 'fold-along')).at}/attendees`,
        client: (await lookers(shop)).staff,
      };
    },
  },
  ...(['cancel', 'move', 'message', 'decide'] as const).map((act) => ({
    name: `admin, ${act} a date`,
    at: async (shop: Shop) => ({
      path: `/admin/events/fold-along/${(await dateOf(shop, 'fold-along')).at}/${act}`,
      client: (await lookers(shop)).staff,
    }),
  })),
  { name: 'withdrawal', at: async (shop) => toSight((await lookers(shop)).buyer, 'withdraw') },
  {
    name: 'order, processing',
    at: (shop) =>
      orderWith(
        shop,
        "update payments set status = 'processing' where order_id = (select id from orders where number = $1)",
      ),
  },
  {
    name: 'order, failed',
    at: (shop) => orderWith(shop, "update orders set status = 'failed' where number = $1"),
  },
  {
    name: 'order, expired',
    at: (shop) => orderWith(shop, "update orders set status = 'expired' where number = $1"),
  },
  {
    name: 'order, cancelled',
    at: (shop) =>
      orderWith(shop, "update orders set status = 'cancelled', cancel_reason = 'buyer' where number = $1"),
  },
  {
    name: 'order, partly refunded',
    at: (shop) =>
      orderWith(
        shop,
        "update orders set status = 'partially_refunded', completed_at = now(), refunded_amount = 900 where number = $1",
      ),
  },
  {
    name: 'order, refunded',
    at: (shop) =>
      orderWith(
        shop,
        "update orders set status = 'refunded', completed_at = now(), refunded_amount = total_amount where number = $1",
      ),
  },
  { name: 'own course', at: ownCourse },
  { name: 'own course, finished', at: async (shop) => (await finished(shop)).course },
  { name: 'certificate', at: async (shop) => (await finished(shop)).certificate },
  { name: 'certificate to print', at: async (shop) => (await finished(shop, 'Ada 𒀀 Lovelace')).print },
  {
    name: 'own lesson',
    at: async (shop) => ({
      path: '/learn/first-sourdough/stretch-and-fold',
      client: (await lookers(shop)).buyer.client,
    }),
  },
  { name: 'account, empty', at: '/account' },
  { name: 'account', at: (shop) => ownPage(shop, '/account') },
  { name: 'account, orders', at: (shop) => ownPage(shop, '/account/orders') },
  { name: 'account, courses', at: (shop) => ownPage(shop, '/account/courses') },
  { name: 'account, password', at: (shop) => memberPage(shop, '/account/password') },
  { name: 'account, signed in', at: (shop) => memberPage(shop, '/account') },
  { name: 'sign in', at: '/sign-in' },
  { name: 'sign in, after leaving', at: '/sign-in?goodbye' },
  { name: 'create account', at: '/sign-up' },
  { name: 'forgot password', at: '/forgot-password' },
  { name: 'find orders', at: '/orders' },
  { name: 'reset password, link too old', at: '/reset-password?token=old' },
  { name: 'contact', at: '/contact' },
  { name: 'contact, sent', at: '/contact?sent' },
  { name: 'terms', at: '/terms' },
  { name: 'privacy', at: '/privacy' },
  { name: 'imprint', at: '/imprint' },
  { name: 'refund policy', at: '/refund-policy' },
  ...ADMIN.map(([name, path]) => ({ name: `admin, ${name}`, at: (shop: Shop) => adminPage(shop, path) })),
  { name: 'not found', at: '/nowhere', status: 404 },
  { name: 'bad request', at: '/courses?page=0', status: 400 },
  { name: 'our mistake', at: brokenLesson, status: 500 },
  { name: 'unavailable', at: heldCart, status: 503 },
  { name: 'too many', at: searchedTooOften, status: 429 },
];

function toSight(
  ordering: { client: ShopClient; success: string; order: string },
  page: 'success' | 'order' | 'withdraw',
) {
  const path = page === 'withdraw' ? `${ordering.order}/withdraw` : ordering[page];
  return { path, client: ordering.client };
}

async function orderWith(shop: Shop, statement: string) {
  const ordering = await anOrdering(shop);
  await change(shop, statement, [ordering.number]);
  return toSight(ordering, 'order');
}

async function ownCourse(shop: Shop) {
  const { client } = await anOwner(shop);
  await learnALesson(client, 'first-sourdough');
  return { path: '/learn/first-sourdough', client };
}

async function endedAccess(shop: Shop) {
  const { client, number } = await anOwner(shop);
  await change(
    shop,
    `update entitlements e set units = 0, revoked_at = now(), reason = 'refunded' from order_items i
     join orders o on o.id = i.order_id where i.id = e.order_item_id and o.number = $1`,
    [number],
  );
  return { path: '/learn/first-sourdough', client };
}

async function finished(shop: Shop, holder?: string) {
  const { client } = await anOwner(shop);
  const { certificate } = await finish(client, 'first-sourdough', holder);
  return {
    course: { path: '/learn/first-sourdough', client },
    certificate: { path: certificate },
    print: { path: `${certificate}/print`, client },
  };
}

async function withdrawn(shop: Shop) {
  await change(shop, "update products set status = 'archived' where slug = 'one-square-of-paper'");
  return { path: '/courses/one-square-of-paper' };
}

/** One line whose price rose, one whose price fell, one no longer on sale. */
async function troubledCart(shop: Shop) {
  const client = await aShopper(shop, 'compared-with-what', 'cafe-coffee-at-home', 'sharpening-without-fuss');
  const price =
    'update variants set price_amount = price_amount + $2 where product_id = (select id from products where slug = $1)';
  await change(shop, price, ['compared-with-what', 500]);
  await change(shop, price, ['cafe-coffee-at-home', -500]);
  await change(shop, "update products set status = 'archived' where slug = 'sharpening-without-fuss'");
  return { path: '/cart', client };
}

async function ownPage(shop: Shop, path: string) {
  return { path, client: (await lookers(shop)).buyer.client };
}

async function memberPage(shop: Shop, path: string) {
  return { path, client: (await aMember(shop)).client };
}

async function adminPage(shop: Shop, path: string) {
  const { staff, buyer } = await lookers(shop);
  const email = encodeURIComponent(buyer.email);
  return { path: path.replace(':order', buyer.number).replace(':email', email), client: staff };
}

type Lookers = Promise<{
  readonly staff: ShopClient;
  readonly buyer: Awaited<ReturnType<typeof anOwner>>;
}>;
const lookersOf = new WeakMap<Shop, Lookers>();

/** Somebody of the staff and a buyer, for all pages of a shop that are only looked at: to make them takes longer than to look. */
function lookers(shop: Shop): Lookers {
  const known = lookersOf.get(shop) ?? makeLookers(shop);
  lookersOf.set(shop, known);
  return known;
}

async function makeLookers(shop: Shop): Lookers {
  const { client: staff } = await aMemberOfStaff(shop, 'admin');
  return { staff, buyer: await anOwner(shop) };
}

/** A lesson whose table is not what the shop thinks. */
async function brokenLesson(shop: Shop): Promise<Omit<PageState, 'name'>> {
  return {
    path: '/learn/first-sourdough/seven-days-to-a-starter',
    during: async (act) => {
      await change(shop, 'alter table lessons rename to lessons_away');
      try {
        return await act();
      } finally {
        await change(shop, 'alter table lessons_away rename to lessons');
      }
    },
  };
}

/** A cart that somebody else does not let go of. */
async function heldCart(shop: Shop): Promise<Omit<PageState, 'name'>> {
  return {
    path: '/cart',
    client: await aShopper(shop, 'manual-mode'),
    during: (act) =>
      asAdmin(shop.database.adminUrl, async (client) => {
        await client.query('begin; lock table carts in access exclusive mode');
        return act().finally(() => client.query('rollback'));
      }),
  };
}

async function searchedTooOften(shop: Shop): Promise<Omit<PageState, 'name'>> {
  const client = shop.client();
  const search = () => client.ask('/search?q=again', { method: 'HEAD' });
  // Several at once, so that the minute of the limit is not over before it is reached.
  for (let times = 0; times <= 300; times += 20) await Promise.all(Array.from({ length: 20 }, search));
  return { path: '/search?q=again' };
}

/** A course that was liked, mostly, with an answer of its teacher; and a review that still waits at the desk. */
async function reviewed(shop: Shop) {
  const slug = 'hand-cut-dovetails';
  for (const [rating, body, reply] of [
    [5, 'I cut a joint that holds. The third one, as promised.', null],
    [3, 'Good, but the saw I have is not the saw that is meant.', 'Any backsaw with fine teeth will do.'],
  ] as const) {
    await change(
      shop,
      `insert into reviews (product_id, rating, author_name, body, status, decided_at, decided_by, reply, replied_at)
       select id, $2, 'Ada', $3, 'approved', now(), 'cli', $4::text, case when $4::text is null then null else now() end
       from products where slug = $1`,
      [slug, rating, body, reply],
    );
  }
  await change(shop, 'update products set rating = 4, rating_count = 2 where slug = $1', [slug]);
  await change(
    shop,
    `insert into reviews (product_id, rating, body) select id, 1, 'I had hoped for glue.' from products where slug = $1`,
    [slug],
  );
  return { path: `/courses/${slug}` };
}
