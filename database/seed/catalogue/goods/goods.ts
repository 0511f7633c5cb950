/** A variant of a demo item; what shoppers choose is in the order of the options. */
export interface DemoGoodsVariant {
  readonly sku: string;
  readonly values: readonly string[];
  readonly priceAmount: number;
  readonly costAmount: number;
  readonly barcode?: string;
  /** Pieces by the code of the warehouse. */
  readonly stock: Readonly<Record<string, number>>;
  /** Sold beyond what is there, and sent within these days. */
  readonly promisedDays?: number;
}

/** Goods of the demo shop. Amounts are in minor units. */
export interface DemoGoods {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** Markdown. */
  readonly fullDescription: string;
  /** Slug of a category in `categories.ts`. */
  readonly category: string;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly contents: readonly string[];
  readonly maker: string;
  readonly safety: string;
  /** Names of what shoppers choose between: Size, Colour. */
  readonly options: readonly string[];
  readonly weightGrams: number;
  /** Length, width and height. */
  readonly sizeMm: readonly [number, number, number];
  readonly customsCode: string;
  readonly originCountry: string;
  readonly variants: readonly DemoGoodsVariant[];
  readonly publishedAt: Date;
}
