import type { Db } from '#lib/db.ts';

/** What a carrier and customs have to know of one unit. Null where nobody has said it. */
export interface ParcelFacts {
  readonly weightGrams: number | null;
  readonly lengthMm: number | null;
  readonly widthMm: number | null;
  readonly heightMm: number | null;
  /** Of the Harmonized System, 6 to 10 digits. */
  readonly customsCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly originCountry: string | null;
}

/** For a kind whose lines are sent: the checkout asks for an address and for the method, whose price the order pays. */
export interface KindParcel {
  /** By variant id; every variant of the kind has an answer. */
  facts(db: Db, variantIds: readonly string[]): Promise<ReadonlyMap<string, ParcelFacts>>;
}
