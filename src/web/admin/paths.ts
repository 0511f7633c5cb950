/** The addresses of the admin pages. */
export const adminPaths = {
  today: '/admin',
  orders: '/admin/orders',
  newOrder: '/admin/orders/new',
  paidOutside: (number: string) => `/admin/orders/${number}/paid`,
  order: (number: string) => `/admin/orders/${number}`,
  refund: (number: string) => `/admin/orders/${number}/refund`,
  orderEmails: (number: string) => `/admin/orders/${number}/emails`,
  access: (number: string) => `/admin/orders/${number}/access`,
  /** Where staff correct the buyer of an invoice. */
  orderInvoice: (number: string) => `/admin/orders/${number}/invoice`,
  address: (number: string) => `/admin/orders/${number}/address`,
  orderLicences: (number: string) => `/admin/orders/${number}/licences`,
  ship: (number: string) => `/admin/orders/${number}/ship`,
  packingSlip: (number: string, parcel: number) => `/admin/orders/${number}/parcels/${parcel}-slip.pdf`,
  parcelLabel: (number: string, parcel: number) => `/admin/orders/${number}/parcels/${parcel}-label.pdf`,
  customsForm: (number: string, parcel: number) => `/admin/orders/${number}/parcels/${parcel}-customs.pdf`,
  toShip: '/admin/shipping',
  packingSlips: '/admin/shipping/slips.pdf',
  packOrders: '/admin/shipping/pack',
  carriers: '/admin/shipping/carriers',
  carriersFile: '/admin/shipping/carriers.csv',
  returns: '/admin/returns',
  return: (number: string, at: number) => `/admin/returns/${number}-R${at}`,
  products: '/admin/products',
  newProduct: '/admin/products/new',
  product: (slug: string) => `/admin/products/${slug}`,
  preview: (slug: string) => `/admin/products/${slug}/preview`,
  status: (slug: string) => `/admin/products/${slug}/status`,
  variants: (slug: string) => `/admin/products/${slug}/variants`,
  prices: (slug: string) => `/admin/products/${slug}/prices`,
  goodsImport: '/admin/goods',
  goodsFile: '/admin/goods/list.csv',
  goodsBefore: (sheet: string) => `/admin/goods/before.csv?sheet=${sheet}`,
  stockBefore: (sheet: string) => `/admin/stock/before.csv?sheet=${sheet}`,
  options: (slug: string) => `/admin/products/${slug}/options`,
  pictures: (slug: string) => `/admin/products/${slug}/pictures`,
  goodsVariant: (slug: string, sku: string) => `/admin/products/${slug}/options/${encodeURIComponent(sku)}`,
  curriculum: (slug: string) => `/admin/products/${slug}/curriculum`,
  files: (slug: string) => `/admin/products/${slug}/files`,
  parts: (slug: string) => `/admin/products/${slug}/parts`,
  licences: (slug: string) => `/admin/products/${slug}/licences`,
  dates: (slug: string) => `/admin/products/${slug}/dates`,
  newDate: (slug: string) => `/admin/products/${slug}/dates/new`,
  /** `date` as in addresses: `2027-03-28T1900`. */
  date: (slug: string, date: string) => `/admin/products/${slug}/dates/${date}`,
  repeatDate: (slug: string, date: string) => `/admin/products/${slug}/dates/${date}/repeat`,
  newTicket: (slug: string, date?: string) =>
    `/admin/products/${slug}/tickets/new${date === undefined ? '' : `?date=${date}`}`,
  ticket: (slug: string, sku: string) => `/admin/products/${slug}/tickets/${sku}`,
  events: '/admin/events',
  eventDate: (slug: string, date: string) => `/admin/events/${slug}/${date}`,
  questions: (slug: string) => `/admin/products/${slug}/questions`,
  waitingList: (slug: string, date: string) => `/admin/events/${slug}/${date}/waiting-list`,
  history: (slug: string) => `/admin/products/${slug}/history`,
  lesson: (slug: string, lesson: string) => `/admin/products/${slug}/lessons/${lesson}`,
  removeLesson: (slug: string, lesson: string) => `/admin/products/${slug}/lessons/${lesson}/remove`,
  attendees: (slug: string, date: string) => `/admin/events/${slug}/${date}/attendees`,
  attendee: (slug: string, date: string, code: string) => `/admin/events/${slug}/${date}/attendees/${code}`,
  attendeesFile: (slug: string, date: string) => `/admin/events/${slug}/${date}/attendees.csv`,
  stock: '/admin/stock',
  stockOf: (sku: string) => `/admin/stock/${encodeURIComponent(sku)}`,
  stockCount: '/admin/stock/count',
  /** @param warehouse its code. */
  stockSheet: (warehouse: string) => `/admin/stock/sheet.csv?${new URLSearchParams({ warehouse })}`,
  warehouses: '/admin/stock/warehouses',
  invoices: '/admin/invoices',
  customers: '/admin/customers',
  customer: (email: string) => `/admin/customers/one?${new URLSearchParams({ email })}`,
  give: (email: string) => `/admin/customers/give?${new URLSearchParams({ email })}`,
  media: '/admin/media',
  medium: (id: string) => `/admin/media/${id}`,
  reviews: '/admin/reviews',
  concern: (id: number) => `/admin/concerns/${id}`,
  audit: '/admin/audit',
  promotions: '/admin/promotions',
  promotion: (id: string) => `/admin/promotions/${id}`,
  /** @param from another one to copy. */
  newPromotion: (from?: string) => withQuery('/admin/promotions/new', { from }),
  settings: '/admin/settings',
  shippingSettings: '/admin/settings/shipping',
  sellerSettings: '/admin/settings/seller',
  currencySettings: (query: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery('/admin/settings/currency', query),
  shopSettings: '/admin/settings/shop',
  taxSettings: (query: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery('/admin/settings/tax', query),
  /** A zone by its name; a new one without. */
  shippingZone: (zone?: string) => withQuery('/admin/settings/shipping/zone', { zone }),
  /** A way to deliver by its title; a new one without. */
  shippingMethod: (zone: string, method?: string) =>
    withQuery('/admin/settings/shipping/method', { zone, method }),
} as const;

const SECTIONS = [
  { href: adminPaths.orders, title: 'Orders' },
  { href: adminPaths.invoices, title: 'Invoices' },
  { href: adminPaths.toShip, title: 'Shipping' },
  { href: adminPaths.returns, title: 'Returns' },
  { href: adminPaths.products, title: 'Products' },
  { href: adminPaths.events, title: 'Events' },
  { href: adminPaths.stock, title: 'Stock' },
  { href: adminPaths.promotions, title: 'Promotions' },
  { href: adminPaths.media, title: 'Media' },
  { href: adminPaths.customers, title: 'Customers' },
  { href: adminPaths.reviews, title: 'Reviews' },
  { href: adminPaths.audit, title: 'Audit' },
  { href: adminPaths.settings, title: 'Settings' },
] as const;

/** The part of the admin that a path is in; Today for any other. */
export function sectionOf(path: string): (typeof SECTIONS)[number] | typeof TODAY {
  return SECTIONS.find(({ href }) => path === href || path.startsWith(`${href}/`)) ?? TODAY;
}
const TODAY = { href: adminPaths.today, title: 'Today' } as const;

/** The page that says to staff what went wrong. @param at the path they asked for */
export function adminProblemPath(at: string): string {
  return `/admin-problem?${new URLSearchParams({ at })}`;
}

/** Whether a path is one of the admin. */
export function isAdminPath(path: string): boolean {
  return path === adminPaths.today || path.startsWith(`${adminPaths.today}/`);
}

/** A path with its query; empty values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
