/** Where the shop speaks to people: pages, emails, documents and refusals. Operators' words (commands, logs) stay English. */
export const SPEAKING = [
  'src/{components,layouts,pages,shop}/**/*.{ts,astro}',
  'src/web/**/*.{ts,astro}',
  'src/lib/{typed-text,parse-amount,web-address,rate-limit,markdown}.ts',
  'src/lib/{documents,markdown,passwords,auth}/**/*.ts',
  'src/middleware.ts',
];

/** The part of `SPEAKING` whose sentences pass through the function so far: in it none may be outside. */
export const CONVERTED: string[] = [
  'src/components/{account,admin,forms,order,page}/**/*.astro',
  'src/layouts/{AdminPage,Page}.astro',
  'src/lib/{typed-text,parse-amount,web-address,rate-limit,markdown}.ts',
  'src/lib/{documents,markdown,passwords,auth}/**/*.ts',
  'src/middleware.ts',
  'src/pages/{404,500,bad-request,cart,too-many,unavailable}.astro',
  'src/pages/{contact,imprint,privacy,refund-policy,terms}.astro',
  'src/pages/{forgot-password,reset-password,sign-in,sign-out,sign-up,verify-email}.astro',
  'src/pages/{account,certificates,checkout,learn,open,orders,teachers}/**/*.{ts,astro}',
  'src/pages/admin/**/*.astro',
  'src/pages/{index,search}.astro',
  'src/pages/api/**/*.ts',
  'src/shop/products/editing/**/*.ts',
  'src/shop/products/kinds/course/{curriculum,teachers}/**/*.ts',
  'src/shop/products/kinds/course/{AdminFields.astro,audit-fields.ts,edit-form.ts}',
  'src/shop/reviews/decide-review.ts',
  'src/pages/*.ts',
  'src/shop/emails/**/*.ts',
  'src/shop/{accounts,cart,checkout,concerns,customers,inventory,pricing,proofs,reports}/**/*.ts',
  'src/shop/orders/*.ts',
  'src/shop/orders/{by-staff,disputes,payments,refunds,withdrawal}/*.ts',
  'src/shop/products/kinds/course/{certificates,learning,teachers,views}/*.{ts,astro}',
  'src/shop/products/kinds/course/{Front,Own}.astro',
  'src/shop/products/kinds/course/film.ts',
  'src/shop/orders/remake/*.ts',
  'src/shop/payments/**/*.ts',
  'src/web/client/*.ts',
  'src/web/{availability-note,coming-text,order-status-text,script-words,total-rows}.ts',
  'src/web/{admin,documents,forms,http,lists,seo}/**/*.ts',
  'src/components/{catalogue,reviews}/**/*.astro',
  'src/pages/[[]section]/*.astro',
  'src/pages/learn/**/*.astro',
  'src/shop/reviews/*.ts',
  'src/shop/products/*.ts',
  'src/shop/products/catalogue/**/*.ts',
  'src/shop/products/kinds/course/{Details,Front,Own,Questions}.astro',
  'src/shop/products/kinds/course/{coming,course,film,filters,kind,words}.ts',
  'src/shop/products/kinds/course/{certificates,learning,teachers,views}/*.{ts,astro}',
  'src/web/covers/*.ts',
  'src/web/review-text.ts',
];

/** Texts that look like sentences and are none, or that stay as they are in every language. */
export const NO_SENTENCES: ReadonlySet<string> = new Set([
  // The name of the shop, and names of headers.
  ...['Lectern', 'Age'],
  // Names of sites.
  ...['Vimeo', 'Loom', 'Google Drive', 'Dropbox'],
  // Decoration, in the structure of a PDF.
  'Layout',
  // A list of fonts.
  "Newsreader,Georgia,'Times New Roman',serif",
  // What a metric counts, for operators.
  'How many things break a rule of the money, at the last check',
  // Names of payment services and cards.
  ...['Stripe', 'Visa', 'Mastercard', 'American Express', 'Discover', 'Diners Club', 'Cartes Bancaires'],
  // Sites where films are.
  ...['Vimeo', 'Loom', 'Google Drive', 'Dropbox'],
  // Words of schema.org.
  ...['Organization', 'Person', 'Online'],
  // Lines of robots.txt.
  ...['User-agent: *', 'Disallow: /api/', 'Disallow: /open/', 'Sitemap: …'],
]);

/** Files of facts for search engines: words of schema.org, which stay English. */
export const FACTS: ReadonlySet<string> = new Set(['src/web/seo/json-ld.ts']);
