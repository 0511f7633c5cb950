/** Where the shop speaks to people: pages, emails, documents and refusals. Operators' words (commands, logs) stay English. */
export const SPEAKING = [
  'src/{components,layouts,pages,shop}/**/*.{ts,astro}',
  'src/web/**/*.{ts,astro}',
  'src/lib/{typed-text,parse-amount,web-address,rate-limit,markdown}.ts',
  'src/lib/{documents,markdown,passwords,auth}/**/*.ts',
  'src/middleware.ts',
];

/** Texts that look like sentences and are none, or that stay as they are in every language. */
const NO_SENTENCES: ReadonlySet<string> = new Set([
  // Names of headers.
  'Age',
  // Names of sites.
  ...['Vimeo', 'Loom', 'Google Drive', 'Dropbox'],
  // Words of the structure of a PDF.
  ...['Layout', 'Pagination', 'Table', 'Column'],
  // Names of forms of e-invoices.
  ...['UBL', 'XRechnung', 'Factur-X'],
  // A list of fonts.
  "Newsreader,Georgia,'Times New Roman',serif",
  // What a metric counts, for operators.
  'How many things break a rule of the money, at the last check',
  // Names of payment services and cards.
  ...['Stripe', 'Visa', 'Mastercard', 'American Express', 'Discover', 'Diners Club', 'Cartes Bancaires'],
  // Names of carriers.
  ...[
    'Deutsche Post',
    'Hermes',
    'FedEx',
    'Royal Mail',
    'La Poste',
    'Österreichische Post',
    'Swiss Post',
    'Japan Post',
    'PostNL',
  ],
  // Words of schema.org.
  ...['Organization', 'Person', 'Online'],
  // Lines of robots.txt.
  ...['User-agent: *', 'Disallow: /api/', 'Disallow: /open/', 'Sitemap: …'],
]);

/** Files of facts, which stay as they are in every language: words of schema.org, names of regions, shapes of postcodes. */
const FACTS: ReadonlySet<string> = new Set([
  'src/web/seo/json-ld.ts',
  'src/shop/customers/addresses/regions.ts',
  'src/shop/customers/addresses/format-table.ts',
]);

/** Whether a text that was found outside the function should pass through it. */
export function isSaidOutside({ place, text }: { readonly place: string; readonly text: string }): boolean {
  return !NO_SENTENCES.has(text) && !FACTS.has(place.replace(/:\d+$/, ''));
}
