/** Words that stand in the shop's own addresses. Whatever else stands there is a name somebody chose. */
const WORDS = new Set(
  `account accounts admin api bookings cart cancelled categories checkout courses customers dashboard downloads events
   feed.xml forgot-password goods healthz items learn new open orders payments prices products readyz refund
   reset-password reviews robots.txt search sessions settings sign-in sign-out sign-up sitemap-index.xml stripe success
   support tickets users variants verify-email visitor webhooks me`.split(/\s+/),
);

/** The address with every name in it put as `:x`: few enough to count by. */
export function routeName(path: string): string {
  const words = path.split('/', 7).slice(1, 6);
  return `/${words.map((word) => (word === '' || WORDS.has(word) ? word : ':x')).join('/')}`;
}
