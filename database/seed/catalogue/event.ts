/** A ticket type of a demo event. Amounts are in minor units, 0 is free. */
export interface DemoTicket {
  name: string;
  priceAmount: number;
  /** People per ticket; one by default. */
  seats?: number;
  /** How many of this type there are; as many as the date has seats by default. */
  limit?: number;
  maxQuantity: number;
  /** Places in `dates`; every one of them by itself by default. */
  passFor?: number[];
}

/** A date of a demo event, counted from the day the shop is loaded. */
export interface DemoDate {
  /** Days from then to the first session; negative for one that is over. */
  inDays: number;
  /** On the clocks of the place: `19:00`. */
  time: string;
  minutes: number;
  /** Further sessions in steps of a week. */
  weeks?: number;
  capacity: number;
}

/** One event of the demo shop. */
export interface DemoEvent {
  slug: string;
  title: string;
  /** For lists: one sentence, 90 to 160 characters. */
  description: string;
  /** For the page: Markdown, 80 to 200 words. */
  fullDescription: string;
  /** Slug of a category in `categories.ts`. */
  category: string;
  tags: string[];
  language: 'en' | 'de';
  /** Slugs of teachers in `teachers.ts`. */
  speakers: string[];
  age: string;
  bring: string[];
  access: string;
  zone: string;
  place: { name: string; address: string; city: string; directions: string } | null;
  /** Where people meet who do not meet in a place. */
  onlineUrl: string | null;
  dates: DemoDate[];
  tickets: DemoTicket[];
  sku: string;
  /** ISO instant. */
  publishedAt: string;
}
