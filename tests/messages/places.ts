/** Where the shop speaks to people: pages, emails, documents and refusals. Operators' words (commands, logs) stay English. */
export const SPEAKING = [
  'src/{components,layouts,pages,shop}/**/*.{ts,astro}',
  'src/web/**/*.{ts,astro}',
  'src/lib/{typed-text,parse-amount,web-address,rate-limit,markdown}.ts',
  'src/lib/{documents,markdown,passwords,auth}/**/*.ts',
  'src/middleware.ts',
];

/** The part of `SPEAKING` whose sentences pass through the function so far: in it none may be outside. */
export const CONVERTED: string[] = ['src/pages/cart.astro', 'src/web/client/*.ts', 'src/web/script-words.ts'];

/** Texts that look like sentences and are none, or that stay as they are in every language. */
export const NO_SENTENCES: ReadonlySet<string> = new Set([]);
