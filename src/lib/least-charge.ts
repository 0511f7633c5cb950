import { decimalsOf } from './money.ts';

/** The least that Stripe documents, in minor units. Source: docs.stripe.com/currencies, "Minimum and maximum charge amounts". */
const DOCUMENTED: Readonly<Record<string, number>> = {
  ...{
    USD: 50,
    AED: 200,
    ARS: 50,
    AUD: 50,
    BGN: 100,
    BRL: 50,
    CAD: 50,
    CHF: 50,
    COP: 50,
    CZK: 1500,
    DKK: 250,
  },
  ...{ EUR: 50, GBP: 30, HKD: 400, HUF: 17_500, IDR: 50, ILS: 50, INR: 50, JPY: 50, KRW: 50, MXN: 1000 },
  ...{
    MYR: 200,
    NOK: 300,
    NZD: 50,
    PHP: 50,
    PLN: 200,
    RON: 200,
    RUB: 50,
    SEK: 300,
    SGD: 50,
    THB: 1000,
    ZAR: 50,
  },
};

/**
 * For other currencies Stripe documents no least: the charge has to be worth the least of the currency in which the shop is
 * paid out. These are worth somewhat more than 0.50 USD, in major units, at the rates of 2026: round figures, so that a rate
 * that moves by a fifth does not make them wrong.
 */
const CONVERTED: Readonly<Record<string, number>> = {
  ...{
    AFN: 50,
    ALL: 60,
    AMD: 250,
    AOA: 600,
    AWG: 1,
    AZN: 1,
    BAM: 1,
    BBD: 1.2,
    BDT: 75,
    BHD: 0.25,
    BIF: 2000,
    BMD: 0.6,
  },
  ...{
    BND: 0.8,
    BOB: 5,
    BSD: 0.6,
    BWP: 9,
    BYN: 2,
    BZD: 1.2,
    CDF: 1800,
    CLP: 600,
    CNY: 4.5,
    CRC: 350,
    CVE: 65,
  },
  ...{
    DJF: 110,
    DOP: 40,
    DZD: 80,
    EGP: 32,
    ETB: 90,
    FJD: 1.4,
    FKP: 0.5,
    GEL: 1.8,
    GIP: 0.5,
    GMD: 45,
    GNF: 5500,
  },
  ...{
    GTQ: 5,
    GYD: 130,
    HNL: 16,
    HTG: 80,
    ISK: 80,
    JMD: 100,
    JOD: 0.45,
    KES: 80,
    KGS: 55,
    KHR: 2600,
    KMF: 280,
  },
  ...{ KWD: 0.2, KYD: 0.5, KZT: 350, LAK: 14_000, LBP: 55_000, LKR: 190, LRD: 115, LSL: 11, MAD: 6, MDL: 11 },
  ...{
    MGA: 2800,
    MKD: 35,
    MMK: 1300,
    MNT: 2200,
    MOP: 5,
    MUR: 30,
    MVR: 10,
    MWK: 1100,
    MZN: 40,
    NAD: 11,
    NGN: 950,
  },
  ...{ NIO: 23, NPR: 85, OMR: 0.25, PAB: 0.6, PEN: 2.2, PGK: 2.6, PKR: 175, PYG: 4500, QAR: 2.2, RSD: 65 },
  ...{ RWF: 900, SAR: 2.3, SBD: 5, SCR: 9, SHP: 0.5, SLE: 15, SOS: 350, SRD: 24, SZL: 11, TJS: 6, TND: 1.8 },
  ...{ TOP: 1.5, TRY: 26, TTD: 4.2, TWD: 20, TZS: 1600, UAH: 26, UGX: 2300, UYU: 25, UZS: 7700, VND: 16_000 },
  ...{ VUV: 75, WST: 1.7, XAF: 360, XCD: 1.7, XCG: 1.1, XOF: 360, XPF: 65, YER: 300, ZMW: 15 },
};

/** What Stripe charges in, ISO 4217. Source: docs.stripe.com/currencies, "Supported presentment currencies". */
export const chargedCurrencies: readonly string[] = [
  ...new Set([...Object.keys(DOCUMENTED), ...Object.keys(CONVERTED)]),
].toSorted();

/** Whether Stripe documents the least amount of a currency; else it is an estimate. */
export function isLeastDocumented(currency: string): boolean {
  return DOCUMENTED[currency] !== undefined;
}

/** The least amount of a currency that can be paid, in minor units; 1 for one in which Stripe charges nothing. */
export function leastCharge(currency: string): number {
  const documented = DOCUMENTED[currency];
  if (documented !== undefined) return documented;
  const converted = CONVERTED[currency];
  return converted === undefined ? 1 : Math.round(converted * 10 ** decimalsOf(currency));
}
