import type { Permission } from '#shop/accounts/permissions.ts';
import type { Subject } from '#shop/customers/access.ts';
import { SHEETS } from './applied-sheets.ts';

/** What can be seen of the victim, each under a name of its own. */
export interface Secrets {
  readonly order: string;
  readonly note: string;
  readonly review: string;
  readonly holder: string;
  readonly email: string;
  /** What staff wrote about the victim: never shown to him. */
  readonly staffNote: string;
}
export type Secret = keyof Secrets;

/** What addresses are made of. */
export interface Targets extends Secrets {
  /** Slugs of the course and of its first lesson. */
  readonly course: string;
  readonly lesson: string;
  /** A date of the event `fold-along`: its wall time in an address. */
  readonly date: string;
  readonly certificate: string;
  readonly sessionId: string;
  /** Link of the email about the victim's order, and the same with a letter changed. */
  readonly link: string;
  readonly forgedLink: string;
  readonly cartLine: string;
  /** Something about the victim's order that waits for staff. */
  readonly concern: string;
  /** The number of an invoice of the victim's order. */
  readonly invoice: string;
  /** A file of a download. */
  readonly file: string;
  /** The code of a ticket for that date. */
  readonly ticketSku: string;
}

/** A path of this file of `src/pages`, who may see what there, and what each method would do. */
export interface Route {
  /**
   * `everybody`: the same for all, it knows nothing of any customer. `own`: what the visitor's own cart or account is about. A
   * subject of the access table: the victim's things. A permission: for staff.
   */
  readonly who: 'everybody' | 'own' | { readonly subject: Subject } | { readonly staff: Permission };
  readonly path: (at: Targets) => string;
  /** What those who may see the page see of the victim there. Nobody else does, and nothing else. */
  readonly shows?: readonly Secret[];
  /** The same, as long as there are not too many others of its kind. */
  readonly mayShow?: readonly Secret[];
  /** What is posted there against the victim. */
  readonly posts?: (at: Targets) => Readonly<Record<string, string>>;
  /** The permission that posting needs, if another. */
  readonly change?: Permission;
  readonly methods: readonly ('GET' | 'POST')[];
}

const page = (path: string | ((at: Targets) => string)) => (typeof path === 'string' ? () => path : path);
const open = (path: string | ((at: Targets) => string)): Route => ({
  ...{ who: 'everybody', path: page(path), methods: ['GET'] },
});
const own = (path: string, posts?: Route['posts']): Route => ({
  ...{ who: 'own', path: page(path), methods: posts ? ['GET', 'POST'] : ['GET'] },
  ...(posts ? { posts } : {}),
});
const act = (subject: Subject, path: (at: Targets) => string, posts: NonNullable<Route['posts']>): Route => ({
  ...{ who: { subject }, path, posts, methods: ['POST'] },
});
const victims = (subject: Subject, path: (at: Targets) => string, ...shows: readonly Secret[]): Route => ({
  ...{ who: { subject }, path, shows, methods: ['GET'] },
});
const staff = (
  permission: Permission,
  path: string | ((at: Targets) => string),
  shows: readonly Secret[] = [],
  posts?: { readonly change: Permission; readonly fields: NonNullable<Route['posts']> },
): Route => ({
  ...{ who: { staff: permission }, path: page(path), shows },
  ...(posts ? { posts: posts.fields, change: posts.change, methods: ['GET', 'POST'] } : { methods: ['GET'] }),
});

const product = (at: Targets) => `/admin/products/${at.course}`;
const ofDate = ({ date }: Targets, act: string) => `/admin/events/fold-along/${date}/${act}`;
/** An event of the demo shop. */
const EVENT = 'fold-along';
const event = `/admin/products/${EVENT}`;
const ITEM = '/admin/products/workshop-apron';
const PASSWORD = 'a stranger’s new password';

/** Every file of `src/pages`. A new one has to say here who may see what on it. */
export const routes: Readonly<Record<string, Route>> = {
  '404.astro': open('/404'),
  '500.astro': open('/500'),
  '[section].ics.ts': open('/events.ics'),
  '[section]/[slug].ics.ts': open('/events/a-day-at-the-oven.ics'),
  '[section]/[slug].astro': open((at) => `/courses/${at.course}`),
  '[section]/index.astro': open('/courses'),
  'account/[section].astro': victims('lesson', () => '/account/courses'),
  'account/index.astro': victims('order list', () => '/account'),
  'account/addresses.astro': own('/account/addresses', () => ({ act: 'delete', id: crypto.randomUUID() })),
  'account/orders.astro': victims('order list', () => '/account/orders', 'order'),
  'account/invoices.astro': victims('order list', () => '/account/invoices', 'order'),
  'account/password.astro': own('/account/password', () => ({ present: PASSWORD, password: PASSWORD })),
  'admin/audit.astro': staff('audit.read', '/admin/audit'),
  'admin/concerns/[id].astro': staff('orders.read', (at) => `/admin/concerns/${at.concern}`, ['order'], {
    change: 'orders.handle',
    fields: () => ({ note: 'Done.' }),
  }),
  'admin/invoices/index.astro': staff('orders.read', '/admin/invoices', ['order', 'email'], {
    change: 'orders.handle',
    fields: (at) => ({ order: at.order }),
  }),
  'admin/invoices/[file].ts': staff('orders.read', (at) => `/admin/invoices/${at.invoice}.pdf`, [
    'order',
    'email',
  ]),
  'admin/invoices/month.zip.ts': staff('invoices.export', '/admin/invoices/month.zip?month=2019-01'),
  'admin/settings/seller.astro': staff('settings.change', '/admin/settings/seller', [], {
    change: 'settings.change',
    fields: () => ({ seller_name: 'Mine' }),
  }),
  'admin/settings/shop.astro': staff('settings.change', '/admin/settings/shop', [], {
    change: 'settings.change',
    fields: () => ({ group: 'front', front_text: 'Ours' }),
  }),
  'admin/customers/index.astro': staff(
    'customers.read',
    (at) => `/admin/customers?q=${encodeURIComponent(at.email)}`,
    ['email'],
  ),
  'admin/customers/one.astro': staff(
    'customers.read',
    (at) => `/admin/customers/one?email=${encodeURIComponent(at.email)}`,
    ['email', 'order', 'staffNote'],
    {
      change: 'notes.write',
      fields: () => ({ act: 'note', key: crypto.randomUUID(), body: 'A stranger was here.' }),
    },
  ),
  'admin/customers/give.astro': staff(
    'access.change',
    (at) => `/admin/customers/give?email=${encodeURIComponent(at.email)}`,
    ['email'],
    {
      change: 'access.change',
      fields: () => ({
        step: 'give',
        key: crypto.randomUUID(),
        product: 'hand-cut-dovetails',
        reason: 'Mine.',
      }),
    },
  ),
  'admin/events/[slug]/cancel.astro': staff('orders.refund', '/admin/events/fold-along/cancel', [], {
    change: 'orders.refund',
    fields: () => ({ step: 'cancel', key: crypto.randomUUID(), text: 'Mine.' }),
  }),
  'admin/events/[slug]/[date]/cancel.astro': staff('orders.refund', (at) => ofDate(at, 'cancel'), [], {
    change: 'orders.refund',
    fields: () => ({ step: 'cancel', key: crypto.randomUUID(), text: 'Mine.' }),
  }),
  'admin/events/[slug]/[date]/move.astro': staff('products.publish', (at) => ofDate(at, 'move'), [], {
    change: 'products.publish',
    fields: () => ({
      step: 'move',
      key: crypto.randomUUID(),
      starts: '2027-03-28T19:00',
      zone: 'Europe/Berlin',
    }),
  }),
  'admin/events/[slug]/reminders.astro': staff('products.read', '/admin/events/fold-along/reminders', [], {
    change: 'products.write',
    fields: () => ({ words: 'Mine.', thanks_words: '' }),
  }),
  'admin/events/[slug]/[date]/decide.astro': staff('products.read', (at) => ofDate(at, 'decide'), [], {
    change: 'products.publish',
    fields: () => ({ key: crypto.randomUUID(), text: 'Mine.' }),
  }),
  'admin/events/[slug]/[date]/message.astro': staff('orders.email', (at) => ofDate(at, 'message'), [], {
    change: 'orders.email',
    fields: () => ({ step: 'send', key: crypto.randomUUID(), subject: 'Mine', text: 'Mine.' }),
  }),
  'admin/events/index.astro': staff('products.read', '/admin/events'),
  'admin/events/[slug]/[date]/index.astro': staff(
    'products.read',
    (at) => `/admin/events/${EVENT}/${at.date}`,
  ),
  'admin/events/[slug]/[date]/waiting-list.astro': staff(
    'customers.read',
    (at) => `/admin/events/${EVENT}/${at.date}/waiting-list`,
    [],
    { change: 'orders.handle', fields: () => ({ act: 'remove', entry: crypto.randomUUID() }) },
  ),
  'admin/goods/index.astro': staff('products.write', '/admin/goods', [], {
    change: 'products.write',
    fields: () => ({ act: 'apply', sheet: crypto.randomUUID(), plan: '' }),
  }),
  'admin/goods/before.csv.ts': staff('products.write', `/admin/goods/before.csv?sheet=${SHEETS.goods}`),
  'admin/stock/before.csv.ts': staff('stock.write', `/admin/stock/before.csv?sheet=${SHEETS.stock}`),
  'admin/goods/list.csv.ts': staff('products.write', '/admin/goods/list.csv'),
  'admin/stock/index.astro': staff('stock.read', '/admin/stock'),
  'admin/stock/[sku].astro': staff('stock.read', '/admin/stock/BREAD-BAG', [], {
    change: 'stock.write',
    fields: () => ({
      act: 'receive',
      form: crypto.randomUUID(),
      warehouse: crypto.randomUUID(),
      quantity: '1',
      reason: 'Mine.',
    }),
  }),
  'admin/stock/count.astro': staff('stock.write', '/admin/stock/count', [], {
    change: 'stock.write',
    fields: () => ({ act: 'apply', sheet: crypto.randomUUID(), plan: '', warehouse: crypto.randomUUID() }),
  }),
  'admin/stock/sheet.csv.ts': staff('stock.write', '/admin/stock/sheet.csv?warehouse=MAIN'),
  'admin/stock/warehouses.astro': staff('stock.read', '/admin/stock/warehouses', [], {
    change: 'settings.change',
    fields: () => ({ code: 'MINE', name: 'Mine' }),
  }),
  'admin/index.astro': staff('admin.enter', '/admin', ['order']),
  'admin/orders/[number]/index.astro': staff(
    'orders.read',
    (at) => `/admin/orders/${at.order}`,
    ['order', 'email', 'staffNote'],
    {
      change: 'orders.handle',
      fields: () => ({ act: 'dealt-with', units: '1' }),
    },
  ),
  'admin/orders/[number]/emails.astro': staff(
    'orders.email',
    (at) => `/admin/orders/${at.order}/emails`,
    ['order', 'email'],
    {
      change: 'orders.email',
      fields: () => ({ step: 'send', key: crypto.randomUUID(), email: 'order-confirmation' }),
    },
  ),
  'admin/orders/new.astro': staff('orders.make', '/admin/orders/new', [], {
    change: 'orders.make',
    fields: () => ({
      ...{
        step: 'make',
        key: crypto.randomUUID(),
        email: 'stranger@example.com',
        product1: 'hand-cut-dovetails',
      },
      ...{ pay: 'outside', how: 'cash' },
    }),
  }),
  'admin/orders/[number]/paid.astro': staff(
    'orders.make',
    (at) => `/admin/orders/${at.order}/paid`,
    ['order'],
    {
      change: 'orders.make',
      fields: () => ({ step: 'mark', how: 'cash' }),
    },
  ),
  'admin/orders/[number]/access.astro': staff(
    'access.change',
    (at) => `/admin/orders/${at.order}/access`,
    ['order'],
    {
      change: 'access.change',
      fields: () => ({
        step: 'change',
        key: crypto.randomUUID(),
        act: 'take',
        line: '',
        units: '1',
        reason: 'Mine.',
      }),
    },
  ),
  'admin/orders/[number]/invoice.astro': staff(
    'customers.write',
    (at) => `/admin/orders/${at.order}/invoice`,
    ['order', 'email'],
    { change: 'customers.write', fields: () => ({ country: 'DE', shown: 'DE', company: 'Mine' }) },
  ),
  'admin/orders/[number]/address.astro': staff(
    'customers.write',
    (at) => `/admin/orders/${at.order}/address`,
    ['order'],
    {
      change: 'customers.write',
      fields: () => ({
        ...{ step: 'correct', key: crypto.randomUUID(), seen: '0', orders: '1' },
        email: 'mallory@example.com',
      }),
    },
  ),
  'admin/orders/[number]/licences.astro': staff(
    'orders.read',
    (at) => `/admin/orders/${at.order}/licences`,
    ['order'],
    { change: 'orders.handle', fields: () => ({ act: 'replace', key: crypto.randomUUID() }) },
  ),
  'admin/orders/[number]/ship.astro': staff(
    'orders.read',
    (at) => `/admin/orders/${at.order}/ship`,
    ['order'],
    { change: 'orders.ship', fields: () => ({ act: 'lost', parcel: '1' }) },
  ),
  'admin/orders/[number]/parcels/[paper].pdf.ts': staff(
    'orders.read',
    (at) => `/admin/orders/${at.order}/parcels/1-slip.pdf`,
    ['order'],
  ),
  'admin/shipping/index.astro': staff('orders.read', '/admin/shipping'),
  'admin/shipping/carriers.astro': staff('orders.ship', '/admin/shipping/carriers', [], {
    change: 'orders.ship',
    fields: () => ({ act: 'ship', list: 'reference,tracking_number', carrier: '' }),
  }),
  'admin/shipping/pack.astro': staff(
    'orders.ship',
    (at) => `/admin/shipping/pack?order=${at.order}`,
    ['order'],
    { change: 'orders.ship', fields: (at) => ({ key: crypto.randomUUID(), orders: at.order }) },
  ),
  'admin/shipping/carriers.csv.ts': staff('orders.ship', '/admin/shipping/carriers.csv'),
  'admin/shipping/slips.pdf.ts': staff('orders.read', (at) => `/admin/shipping/slips.pdf?order=${at.order}`, [
    'order',
  ]),
  'admin/returns/index.astro': staff('orders.read', '/admin/returns', ['order', 'email']),
  'admin/returns/[name].webp.ts': staff('orders.read', (at) => `/admin/returns/${at.order}-R1.webp`),
  'admin/returns/[name].astro': staff(
    'orders.read',
    (at) => `/admin/returns/${at.order}-R1`,
    ['order', 'email'],
    {
      change: 'returns.handle',
      fields: () => ({ act: 'accept' }),
    },
  ),
  'admin/orders/[number]/refund.astro': staff(
    'orders.refund',
    (at) => `/admin/orders/${at.order}/refund`,
    ['order'],
    {
      change: 'orders.refund',
      fields: () => ({ amount: '1.00', reason: 'requested_by_customer', confirm: 'on' }),
    },
  ),
  'admin/orders/list.csv.ts': staff('orders.export', (at) => `/admin/orders/list.csv?q=${at.order}`, [
    'order',
    'email',
  ]),
  'admin/customers/list.csv.ts': staff(
    'customers.export',
    (at) => `/admin/customers/list.csv?q=${encodeURIComponent(at.email)}`,
    ['email'],
  ),
  'admin/orders/index.astro': staff('orders.read', (at) => `/admin/orders?q=${at.order}`, ['order', 'email']),
  'admin/settings/currency.astro': {
    ...staff('settings.change', '/admin/settings/currency', [], {
      change: 'settings.change',
      fields: () => ({ currency: '' }),
    }),
    // What is open, by the numbers of the oldest orders.
    mayShow: ['order'],
  },
  'admin/settings/tax.astro': staff('settings.change', '/admin/settings/tax', [], {
    change: 'settings.change',
    fields: () => ({ tax_country: 'XX' }),
  }),
  'admin/promotions/index.astro': staff('promotions.read', '/admin/promotions'),
  'admin/promotions/[id].astro': staff('promotions.read', '/admin/promotions/new', [], {
    change: 'promotions.write',
    fields: () => ({ act: 'save', name: 'Free', effect: 'percent', percent: '100' }),
  }),
  'admin/settings/shipping/index.astro': staff('settings.change', '/admin/settings/shipping'),
  'admin/settings/shipping/zone.astro': staff('settings.change', '/admin/settings/shipping/zone', [], {
    change: 'settings.change',
    fields: () => ({ act: 'save', name: '' }),
  }),
  'admin/settings/shipping/method.astro': staff(
    'settings.change',
    '/admin/settings/shipping/method?zone=United+States',
    [],
    { change: 'settings.change', fields: () => ({ act: 'save', title: '' }) },
  ),
  'admin/products/[slug]/curriculum.astro': staff('products.read', (at) => `${product(at)}/curriculum`, [], {
    change: 'products.write',
    fields: () => ({ act: 'add_section', title: 'Mine' }),
  }),
  'admin/products/[slug]/dates/index.astro': staff('products.read', `${event}/dates`, [], {
    change: 'products.write',
    fields: () => ({ act: 'remove', version: '1', ticket: crypto.randomUUID() }),
  }),
  'admin/products/[slug]/dates/new.astro': staff('products.write', `${event}/dates/new`, [], {
    change: 'products.write',
    fields: () => ({ act: 'save', version: '1', zone: 'UTC' }),
  }),
  'admin/products/[slug]/dates/[date]/index.astro': staff(
    'products.read',
    (at) => `${event}/dates/${at.date}`,
    [],
    { change: 'products.write', fields: () => ({ act: 'save', version: '1', zone: 'UTC' }) },
  ),
  'admin/products/[slug]/dates/[date]/repeat.astro': staff(
    'products.write',
    (at) => `${event}/dates/${at.date}/repeat`,
    [],
    { change: 'products.write', fields: () => ({ act: 'look', every: 'never' }) },
  ),
  'admin/products/[slug]/tickets/new.astro': staff('products.write', `${event}/tickets/new`, [], {
    change: 'products.write',
    fields: () => ({ version: '1', price: 'much' }),
  }),
  'admin/products/[slug]/tickets/[sku].astro': staff(
    'products.read',
    (at) => `${event}/tickets/${at.ticketSku}`,
    [],
    { change: 'products.write', fields: () => ({ version: '1', price: 'much' }) },
  ),
  'admin/products/[slug]/options/index.astro': staff('products.read', `${ITEM}/options`, [], {
    change: 'products.write',
    fields: () => ({ act: 'remove-option', version: '1', option: crypto.randomUUID() }),
  }),
  'admin/products/[slug]/pictures.astro': staff('products.read', `${ITEM}/pictures`, [], {
    change: 'products.write',
    fields: () => ({ act: 'remove', version: '1', of: crypto.randomUUID() }),
  }),
  'admin/products/[slug]/options/[sku].astro': staff('products.read', `${ITEM}/options/APRON-S-BLUE`, [], {
    change: 'products.write',
    fields: () => ({ act: 'remove', version: '1' }),
  }),
  'admin/products/[slug]/files.astro': staff(
    'products.read',
    '/admin/products/italic-practice-sheets/files',
    [],
    { change: 'products.write', fields: () => ({ act: 'remove-sample', version: '1' }) },
  ),
  'admin/products/[slug]/parts.astro': staff('products.read', '/admin/products/your-first-loaf/parts', [], {
    change: 'products.write',
    fields: () => ({ act: 'price', version: '1', price: 'much' }),
  }),
  'admin/products/[slug]/licences.astro': staff('products.read', '/admin/products/paper-boxes/licences', [], {
    change: 'products.write',
    fields: () => ({ act: 'clear' }),
  }),
  'admin/products/[slug]/history.astro': staff('products.read', (at) => `${product(at)}/history`),
  'admin/products/[slug]/index.astro': staff('products.read', product, [], {
    change: 'products.write',
    fields: () => ({ title: 'Mine' }),
  }),
  'admin/products/[slug]/lessons/[lesson]/index.astro': staff(
    'products.read',
    (at) => `${product(at)}/lessons/${at.lesson}`,
    [],
    { change: 'products.write', fields: () => ({ title: 'Mine' }) },
  ),
  'admin/products/[slug]/lessons/[lesson]/remove.astro': staff(
    'products.write',
    (at) => `${product(at)}/lessons/${at.lesson}/remove`,
    [],
    { change: 'products.write', fields: () => ({}) },
  ),
  'admin/products/[slug]/questions.astro': staff(
    'products.read',
    '/admin/products/a-day-at-the-oven/questions',
    [],
    {
      change: 'products.write',
      fields: () => ({ act: 'add', label: 'Mine?', answer: 'text', version: '1' }),
    },
  ),
  'admin/products/[slug]/preview.astro': staff('products.read', (at) => `${product(at)}/preview`),
  'admin/products/[slug]/status.astro': staff('products.read', (at) => `${product(at)}/status`, [], {
    change: 'products.publish',
    fields: () => ({ status: 'archived' }),
  }),
  'admin/products/[slug]/prices.astro': staff('products.read', (at) => `${product(at)}/prices`, [], {
    change: 'products.write',
    fields: () => ({ act: 'end', sale: crypto.randomUUID() }),
  }),
  'admin/products/[slug]/variants.astro': staff('products.read', (at) => `${product(at)}/variants`, [], {
    change: 'products.write',
    fields: () => ({ act: 'add' }),
  }),
  'admin/media.astro': staff('products.read', '/admin/media', [], {
    change: 'products.write',
    fields: () => ({ act: 'upload', picture: crypto.randomUUID() }),
  }),
  'admin/media/[id].astro': staff('products.read', ({ file }) => `/admin/media/${file}`, [], {
    change: 'products.write',
    fields: () => ({ act: 'delete' }),
  }),
  'admin/products/list.csv.ts': staff('products.read', '/admin/products/list.csv'),
  'admin/products/index.astro': staff('products.read', '/admin/products'),
  'admin/products/new.astro': staff('products.write', '/admin/products/new', [], {
    change: 'products.write',
    fields: () => ({ title: 'Mine' }),
  }),
  'admin/settings.astro': staff('settings.change', '/admin/settings', [], {
    change: 'settings.change',
    fields: () => ({ event_refunds: '1:1' }),
  }),
  'account/reviews/index.astro': victims('review', () => '/account/reviews', 'review'),
  'account/reviews/[slug]/write.astro': victims(
    'review',
    (at) => `/account/reviews/${at.course}/write`,
    'review',
  ),
  'account/reviews/[slug].astro': victims('review', (at) => `/account/reviews/${at.course}`, 'review'),
  'admin/reviews.astro': staff('reviews.read', '/admin/reviews', ['review'], {
    change: 'reviews.decide',
    fields: () => ({ act: 'approve' }),
  }),
  'api/cart/items/[line].ts': {
    ...{ who: 'own', path: (at) => `/api/cart/items/${at.cartLine}`, methods: ['POST'] },
    posts: () => ({ quantity: '0' }),
  },
  'api/cart/items/index.ts': {
    ...{ who: 'own', path: page('/api/cart/items'), methods: ['POST'] },
    posts: (at) => ({ product: at.course, quantity: '1' }),
  },
  'api/cart/codes.ts': {
    who: 'own',
    path: page('/api/cart/codes'),
    methods: ['POST'],
    posts: () => ({ code: 'X' }),
  },
  'api/cart/prices.ts': { who: 'own', path: page('/api/cart/prices'), methods: ['POST'], posts: () => ({}) },
  'api/certificates/[slug].ts': act(
    'certificate',
    (at) => `/api/certificates/${at.course}`,
    () => ({ holder: 'Mallory' }),
  ),
  'api/checkout.ts': {
    ...{ who: 'own', path: page('/api/checkout'), methods: ['POST'] },
    posts: (at) => ({ email: at.email }),
  },
  'api/free.ts': {
    ...{ who: 'own', path: page('/api/free'), methods: ['POST'] },
    posts: (at) => ({ product: at.course, email: at.email }),
  },
  'api/learn/[course]/[lesson].ts': act(
    'progress',
    (at) => `/api/learn/${at.course}/${at.lesson}`,
    () => ({ act: 'undone' }),
  ),
  'api/learn/[course]/index.ts': victims('progress', (at) => `/api/learn/${at.course}`),
  'api/notes/[course]/[lesson].ts': act(
    'note',
    (at) => `/api/notes/${at.course}/${at.lesson}`,
    () => ({
      ...{ body: 'A stranger was here.', seen: '0' },
    }),
  ),
  // Who has a key may use it: tests/web/licences.test.ts.
  ...Object.fromEntries(
    ['activate', 'deactivate', 'validate'].map((act) => [
      `api/licences/${act}.ts`,
      {
        ...{ who: 'own', path: page(`/api/licences/${act}`), methods: ['POST'] },
        posts: () => ({ key: 'ABCDE-FGHJK-MNPQR-STVWX', device: 'A laptop' }),
      } as const,
    ]),
  ),
  'api/products/[slug].ts': open((at) => `/api/products/${at.course}`),
  'api/products/index.ts': open('/api/products'),
  'api/reviews/[slug]/take-back.ts': act(
    'review',
    (at) => `/api/reviews/${at.course}/take-back`,
    () => ({}),
  ),
  'api/reviews/[slug]/index.ts': act(
    'review',
    (at) => `/api/reviews/${at.course}`,
    () => ({
      ...{ rating: '1', body: 'Worst course of my life.', name: 'Mallory' },
    }),
  ),
  'api/webhooks/stripe.ts': {
    who: 'own',
    path: page('/api/webhooks/stripe'),
    methods: ['POST'],
    posts: () => ({ id: 'evt_1' }),
  },
  'admin-problem.astro': open('/admin-problem'),
  'bad-request.astro': open('/bad-request'),
  'cart.astro': own('/cart'),
  // Made to be shown to others: who has the number sees the name on it.
  'certificates/[number].astro': open('/certificates/ABCD-EFGH-JKLM-NPQR'),
  'certificates/[number].pdf.ts': victims('certificate', (at) => `/certificates/${at.certificate}.pdf`),
  'certificates/[number]/print.astro': victims(
    'certificate',
    (at) => `/certificates/${at.certificate}/print`,
  ),
  'checkout/cancelled.astro': own('/checkout/cancelled'),
  'checkout/free.astro': open('/checkout/free'),
  'free/[slug].astro': own('/free/ten-minutes-of-sitting'),
  'checkout/index.astro': own('/checkout'),
  'checkout/success.astro': victims(
    'order',
    (at) => `/checkout/success?session_id=${at.sessionId}`,
    'order',
    'email',
  ),
  'contact.astro': own('/contact', (at) => ({
    email: at.email,
    message: 'Please send me what this customer has.',
  })),
  'feed.xml.ts': open('/feed.xml'),
  'products.xml.ts': open('/products.xml'),
  'forgot-password.astro': own('/forgot-password', (at) => ({ email: at.email })),
  'imprint.astro': open('/imprint'),
  'index.astro': open('/'),
  'learn/[course]/[lesson].astro': victims('note', (at) => `/learn/${at.course}/${at.lesson}`, 'note'),
  'learn/[course]/index.astro': victims('note', (at) => `/learn/${at.course}`, 'note', 'review', 'holder'),
  'og.png.ts': open('/og.png'),
  'covers/[slug].png.ts': open((at) => `/covers/${at.course}.png`),
  'og/[slug].png.ts': open((at) => `/og/${at.course}.png`),
  'open/[...token].astro': own('/open/none', () => ({})),
  'orders/index.astro': own('/orders', (at) => ({ email: at.email })),
  'orders/[number].astro': victims('order', (at) => `/orders/${at.order}`, 'order', 'email'),
  'orders/[number]/cancel.astro': {
    ...victims('shipment', (at) => `/orders/${at.order}/cancel`, 'order'),
    ...{ methods: ['GET', 'POST'], posts: () => ({ form: crypto.randomUUID(), amount: '0', 'line-1': '1' }) },
  },
  'orders/[number]/returns/new.astro': {
    ...victims('shipment', (at) => `/orders/${at.order}/returns/new`, 'order'),
    ...{
      methods: ['GET', 'POST'],
      posts: () => ({ form: crypto.randomUUID(), wish: 'refund', reason: 'size', note: '', 'line-1': '1' }),
    },
  },
  'orders/[number]/returns/[at].astro': victims('shipment', (at) => `/orders/${at.order}/returns/1`, 'order'),
  'orders/[number]/returns/[at].webp.ts': victims('shipment', (at) => `/orders/${at.order}/returns/1.webp`),
  'orders/[number]/returns/[at].pdf.ts': victims(
    'shipment',
    (at) => `/orders/${at.order}/returns/1.pdf`,
    'order',
  ),
  'orders/[number]/invoices/[file].ts': victims(
    'invoice',
    (at) => `/orders/${at.order}/invoices/${at.invoice}.pdf`,
  ),
  'orders/[number]/invoice.astro': {
    ...victims('invoice', (at) => `/orders/${at.order}/invoice`, 'order'),
    ...{ methods: ['GET', 'POST'], posts: () => ({ country: 'DE', company: 'Mine' }) },
  },
  'orders/[number]/withdraw.astro': {
    ...victims('withdrawal', (at) => `/orders/${at.order}/withdraw`, 'order'),
    ...{ methods: ['GET', 'POST'], posts: () => ({}) },
  },
  'orders/[number]/give-back.astro': {
    ...victims('booking', (at) => `/orders/${at.order}/give-back`, 'order'),
    ...{
      methods: ['GET', 'POST'],
      posts: () => ({ seats: '1-1', amount: '4900', form: crypto.randomUUID() }),
    },
  },
  'orders/[number]/country.astro': {
    ...victims('order', (at) => `/orders/${at.order}/country`, 'order'),
    ...{ methods: ['GET', 'POST'], posts: () => ({ country: 'FR' }) },
  },
  'orders/[number]/late.astro': {
    ...victims('order', (at) => `/orders/${at.order}/late`, 'order'),
    ...{ methods: ['GET', 'POST'], posts: () => ({ choice: 'money' }) },
  },
  // The buyer of a file alone: tests/web/stamping.test.ts.
  'preparing/[token].astro': own('/preparing/none'),
  'privacy.astro': open('/privacy'),
  'refund-policy.astro': open('/refund-policy'),
  'reset-password.astro': own('/reset-password?token=none', () => ({ token: 'none', password: PASSWORD })),
  'robots.txt.ts': open('/robots.txt'),
  'search.astro': open('/search?q=sitting'),
  'sign-in.astro': own('/sign-in', (at) => ({ email: at.email, password: PASSWORD })),
  'sign-out.astro': own('/sign-out'),
  'sign-up.astro': own('/sign-up', (at) => ({ email: at.email, password: PASSWORD })),
  'sitemap-[section]-[number].xml.ts': open('/sitemap-courses-1.xml'),
  'sitemap-index.xml.ts': open('/sitemap-index.xml'),
  'sitemap-shelves.xml.ts': open('/sitemap-shelves.xml'),
  // Who has the signed link ends emails to its reader, and nothing else: tests/shop/products/downloads/version-emails.test.ts.
  'stop-emails/[token].astro': own('/stop-emails/none', () => ({ act: 'stop' })),
  'teachers/[slug].astro': open('/teachers/luca-ferrante'),
  'teachers/index.astro': open('/teachers'),
  'terms.astro': open('/terms'),
  // Who comes to a date: tests/web/attendees-admin.test.ts; the people at the entrance: tests/web/check-in.test.ts.
  'admin/events/[slug]/[date]/attendees/index.astro': staff(
    'attendees.read',
    (at) => `/admin/events/fold-along/${at.date}/attendees`,
    [],
    {
      change: 'attendees.write',
      fields: () => ({ act: 'make-link', name: 'Mallory' }),
    },
  ),
  'admin/events/[slug]/[date]/attendees/[code].astro': {
    ...{
      who: 'own',
      path: page('/admin/events/a-day-at-the-oven/2020-01-01T1000/attendees/0'),
      methods: ['GET', 'POST'],
    },
    posts: () => ({ act: 'erase' }),
  },
  'admin/events/[slug]/[date]/attendees.csv.ts': staff(
    'attendees.export',
    (at) => `/admin/events/fold-along/${at.date}/attendees.csv`,
  ),
  'check-in/[slug]/[date].astro': staff('events.check_in', (at) => `/check-in/fold-along/${at.date}`, [], {
    change: 'events.check_in',
    fields: () => ({ act: 'code', code: 'none' }),
  }),
  'check-in/[token].astro': {
    ...open('/check-in/none'),
    methods: ['GET', 'POST'],
    posts: () => ({ act: 'code' }),
  },
  'api/check-in/[...at].ts': {
    ...{ who: 'own', path: page('/api/check-in/none'), methods: ['GET', 'POST'] },
    posts: () => ({ session: '', scans: '' }),
  },
  'orders/[number]/attendees.astro': {
    ...victims('booking', (at) => `/orders/${at.order}/attendees`, 'order'),
    ...{ methods: ['GET', 'POST'], posts: () => ({}) },
  },
  'checkout/attendees.astro': own('/checkout/attendees', () => ({})),
  'tickets/[token]/attendee.astro': own('/tickets/none/attendee', () => ({})),
  // A ticket is open to the person who has its signed address: tests/web/tickets.test.ts.
  'tickets/[token].astro': open('/tickets/none'),
  'tickets/[token].ics.ts': open('/tickets/none.ics'),
  'tickets/[token].pdf.ts': open('/tickets/none.pdf'),
  'tickets/[token].pkpass.ts': open('/tickets/none.pkpass'),
  'too-many.astro': open('/too-many'),
  'unavailable.astro': open('/unavailable'),
  // Whoever has the link of the email sees a place: tests/web/waiting-list.test.ts.
  'waiting-list/[token].astro': own('/waiting-list/none', () => ({ act: 'leave' })),
  // The link of the email alone opens it: tests/web/goods-pages.test.ts.
  'back-in-stock/email/[token].astro': own('/back-in-stock/email/none', () => ({ act: 'leave' })),
  'back-in-stock/[slug].astro': own('/back-in-stock/workshop-apron', (at) => ({
    ...{ variant: 'APRON-S-BLUE', email: at.email },
  })),
  'waiting-list/[event]/[date].astro': {
    ...own('/waiting-list', (at) => ({ email: at.email, seats: '1' })),
    path: (at) => `/waiting-list/${EVENT}/${at.date}`,
  },
  'verify-email.astro': own('/verify-email?token=none'),
};
