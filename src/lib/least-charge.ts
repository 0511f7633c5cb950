/** The least that Stripe charges, in minor units. Source: docs.stripe.com/currencies, "Minimum and maximum charge amounts". */
const LEAST: Readonly<Record<string, number>> = {
  ...{ USD: 50, AED: 200, AUD: 50, BGN: 100, BRL: 50, CAD: 50, CHF: 50, CZK: 1500, DKK: 250, EUR: 50 },
  ...{ GBP: 30, HKD: 400, HUF: 17_500, INR: 50, JPY: 50, MXN: 1000, MYR: 200, NOK: 300, NZD: 50, PLN: 200 },
  ...{ RON: 200, SEK: 300, SGD: 50, THB: 1000 },
};

/** The least amount of a currency that can be paid, in minor units; 1 where no least amount is known. */
export function leastCharge(currency: string): number {
  return LEAST[currency] ?? 1;
}
