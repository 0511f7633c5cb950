/** What makes the bytes of a demo file. */
export type Make = () => Buffer | Promise<Buffer>;

export interface DemoFile {
  readonly title: string;
  /** As it is saved. */
  readonly name: string;
  readonly version: string;
  readonly make: Make;
  /** Titles of the variants that have it; all without it. */
  readonly only?: readonly string[];
}

/** One download of the demo shop. Amounts are in minor units, 0 is free. */
export interface DemoDownload {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** Markdown. */
  readonly fullDescription: string;
  /** Slug of a category in `categories.ts`. */
  readonly category: string;
  readonly tags: readonly string[];
  readonly contents: readonly string[];
  readonly licence: string;
  /** One without a title, or several with. */
  readonly variants: readonly {
    readonly sku: string;
    readonly title: string;
    readonly priceAmount: number;
  }[];
  readonly files: readonly DemoFile[];
  /** Devices per licence key; without it there are no keys. */
  readonly licenceSeats?: number;
  readonly sample?: { readonly name: string; readonly make: Make };
  readonly publishedAt: Date;
}

export const PERSONAL =
  'For you and the people you live with: print it, copy it to every device you own, keep it as long as you like. Please do not pass it on or put it online.';
export const CLASSROOM =
  'For you and the people you live with, and for your own classes of up to thirty people. Please do not sell it or put it online.';
