const given = (name: string, usual: number) => Number(process.env[name] || usual);

/** How long one load lasts, in seconds: `BENCH_SECONDS`. */
export const SECONDS = given('BENCH_SECONDS', 2);
/** How often the shop and its yardstick are measured in turn: `BENCH_PAIRS`. */
export const PAIRS = given('BENCH_PAIRS', 10);
/** The largest catalogue, in products: `BENCH_PRODUCTS`. */
export const PRODUCTS = given('BENCH_PRODUCTS', 100_000);
