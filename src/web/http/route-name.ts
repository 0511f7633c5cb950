/** The fixed words of the shop's addresses. Any other word is a slug, a number or a token. */
const WORDS = new Set(
  `account accounts admin api attendee attendees attendees.csv bookings cart cancelled categories check-in checkout courses customers dashboard downloads events
   feed.xml files forgot-password goods healthz items learn licences media new open orders payments prices products readyz refund
   reset-password reviews robots.txt sample search sessions settings sign-in sign-out sign-up sitemap-index.xml stripe success
   support take-back tickets users variants verify-email visitor webhooks me`.split(/\s+/),
);

/** The path with every variable word as `:x`, so that metrics have few labels. */
export function routeName(path: string): string {
  const words = path.split('/', 7).slice(1, 6);
  return `/${words.map((word) => (word === '' || WORDS.has(word) ? word : ':x')).join('/')}`;
}
