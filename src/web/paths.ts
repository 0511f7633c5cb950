/** The addresses of the shop. */
export const paths = {
  home: '/',
  section: (section: string) => `/${section}`,
  product: (section: string, slug: string) => `/${section}/${slug}`,
  /** The page of an item with one of its variants chosen. */
  goodsVariant: (slug: string, sku: string) => `/goods/${slug}?variant=${encodeURIComponent(sku)}`,
  search: '/search',
  feed: '/feed.xml',
  merchantFeed: '/products.xml',
  sitemaps: '/sitemap-index.xml',
  sitemap: (name: string) => `/sitemap-${name}.xml`,
  sharePicture: '/og.png',
  productPicture: (slug: string) => `/og/${slug}.png`,
  cart: '/cart',
  /** The cart, offering to put back the line that was just removed. */
  cartWithout: (removed: { variantId: string; quantity: number }) =>
    `/cart?removed=${removed.variantId}&quantity=${removed.quantity}`,
  checkout: '/checkout',
  checkoutSuccess: '/checkout/success',
  checkoutFree: '/checkout/free',
  /** Who comes on the seats in the cart, and what is asked of them before paying. */
  checkoutAttendees: '/checkout/attendees',
  getFree: (slug: string) => `/free/${slug}`,
  checkoutCancelled: '/checkout/cancelled',
  giveBack: (number: string) => `/orders/${number}/give-back`,
  cancelPieces: (number: string) => `/orders/${number}/cancel`,
  newReturn: (number: string) => `/orders/${number}/returns/new`,
  return: (number: string, at: number) => `/orders/${number}/returns/${at}`,
  /** Where the buyer says in which country he lives. */
  orderCountry: (number: string) => `/orders/${number}/country`,
  lateChoice: (number: string) => `/orders/${number}/late`,
  withdraw: (number: string) => `/orders/${number}/withdraw`,
  order: (number: string) => `/orders/${number}`,
  /** Who comes on the seats of an order. */
  orderAttendees: (number: string) => `/orders/${number}/attendees`,
  /** Where what was bought is emailed again. */
  findOrders: '/orders',
  account: '/account',
  accountOrders: '/account/orders',
  /** Where an invoice gets another buyer. */
  changeInvoice: (number: string) => `/orders/${number}/invoice`,
  accountInvoices: '/account/invoices',
  /** A document of an order as a file, by the name of the file. */
  invoiceFile: (number: string, file: string) => `/orders/${number}/invoices/${file}`,
  eventCalendar: (slug: string) => `/events/${slug}.ics`,
  eventsCalendar: '/events.ics',
  ticket: (token: string) => `/tickets/${token}`,
  ticketFile: (token: string) => `/tickets/${token}.pdf`,
  ticketCalendar: (token: string) => `/tickets/${token}.ics`,
  ticketPass: (token: string) => `/tickets/${token}.pkpass`,
  /** Who comes with it. */
  ticketAttendee: (token: string) => `/tickets/${token}/attendee`,
  joinWaitingList: (slug: string, date: string) => `/waiting-list/${slug}/${date}`,
  waitingList: (token: string) => `/waiting-list/${token}`,
  /** Where people ask to be told when sizes and colours of an item are there again. */
  backInStock: (slug: string) => `/back-in-stock/${slug}`,
  backInStockEmail: (token: string) => `/back-in-stock/email/${token}`,
  checkIn: (slug: string, date: string) => `/check-in/${slug}/${date}`,
  checkInLink: (token: string) => `/check-in/${token}`,
  accountOwned: (section: string) => `/account/${section}`,
  accountAddresses: '/account/addresses',
  accountReviews: '/account/reviews',
  takeBackReview: (slug: string) => `/account/reviews/${slug}`,
  writeReview: (slug: string) => `/account/reviews/${slug}/write`,
  accountPassword: '/account/password',
  signUp: '/sign-up',
  signIn: '/sign-in',
  signOut: '/sign-out',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  verifyEmail: '/verify-email',
  teachers: '/teachers',
  teacher: (slug: string) => `/teachers/${slug}`,
  contact: '/contact',
  terms: '/terms',
  privacy: '/privacy',
  imprint: '/imprint',
  refundPolicy: '/refund-policy',
  course: (slug: string) => `/learn/${slug}`,
  lesson: (slug: string, lesson: string) => `/learn/${slug}/${lesson}`,
  file: (token: string) => `/files/${token}`,
  /** A picture of the library. Its address changes with its version. */
  media: (id: string, width: number, version = 1, format: 'webp' | 'avif' = 'webp') =>
    `/media/${id}-${width}.${format}${version > 1 ? `?v=${version}` : ''}`,
  preparing: (token: string) => `/preparing/${token}`,
  sample: (slug: string) => `/downloads/${slug}/sample`,
  certificate: (number: string) => `/certificates/${number}`,
  certificateFile: (number: string) => `/certificates/${number}.pdf`,
  certificatePrint: (number: string) => `/certificates/${number}/print`,
  api: {
    addItem: '/api/cart/items',
    changeItem: (line: string) => `/api/cart/items/${line}`,
    acceptPrice: '/api/cart/prices',
    codes: '/api/cart/codes',
    checkout: '/api/checkout',
    getFree: '/api/free',
    learning: (slug: string) => `/api/learn/${slug}`,
    review: (slug: string) => `/api/reviews/${slug}`,
    takeBackReview: (slug: string) => `/api/reviews/${slug}/take-back`,
    certificate: (slug: string) => `/api/certificates/${slug}`,
    /** What the script of a check-in page asks, by the rest of its address. */
    checkIn: (at: string) => `/api/check-in/${at}`,
    note: (slug: string, lesson: string) => `/api/notes/${slug}/${lesson}`,
    study: (slug: string, lesson: string) => `/api/learn/${slug}/${lesson}`,
  },
} as const;

/** The path if it stays on this origin, else the fallback (prevents open redirects). */
export function sameOriginPath(text: string | null, fallback: string): string {
  if (!text?.startsWith('/') || /^\/[/\\]|[\p{C}\\]/u.test(text)) return fallback;
  const url = URL.canParse(text, 'http://own.invalid') ? new URL(text, 'http://own.invalid') : null;
  // `/.//elsewhere.example` is normalised to `//elsewhere.example`.
  if (url?.origin !== 'http://own.invalid' || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The sign-in page, which then leads to `next`. */
export function signInPath(next: string): string {
  return `${paths.signIn}?next=${encodeURIComponent(next)}`;
}
