import type { ProductKind } from '../../products/kind.ts';

/**
 * Days in which consumers may withdraw from what they buy online, where it is not the 14 of Directive 2011/83/EU: Brazil
 * (Código de Defesa do Consumidor, article 49), Korea (E-Commerce Act, article 17), Taiwan (Consumer Protection Act, article
 * 19); no general right in the United States, Australia, New Zealand and Switzerland. Others have 14: too much lowers
 * nobody's right.
 */
const OTHER_DAYS: Readonly<Record<string, number>> = { AU: 0, BR: 7, CH: 0, KR: 7, NZ: 0, TW: 7, US: 0 };

/** The days that the law gives a buyer for a product of this kind. @param country ISO 3166-1 alpha-2; null where it is not known. */
export function legalDays({ sale }: ProductKind, country: string | null): number {
  const { days } = sale.withdrawal;
  return days === null ? 0 : ((country === null ? null : OTHER_DAYS[country]) ?? days);
}
