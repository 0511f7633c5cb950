/** A bundle of the demo shop. */
export interface DemoBundle {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly fullDescription: string;
  /** Slug of a category. */
  readonly category: string;
  readonly tags: readonly string[];
  readonly publishedAt: string;
  readonly sku: string;
  /** In minor units of USD. */
  readonly priceAmount: number;
  /** Slugs of products; with a code of a variant where the buyer does not choose it. */
  readonly parts: readonly { readonly slug: string; readonly sku?: string; readonly quantity?: number }[];
}

export const bundles: readonly DemoBundle[] = [
  {
    slug: 'your-first-loaf',
    title: 'Your first loaf',
    description:
      'The sourdough course, the basket that the dough rises in, and the timetable for the fridge door.',
    fullDescription:
      'Everything for the first three weekends, from one hand. Begin with the course while the basket is on its way: the starter needs a week before it needs a basket.\n\nThe shape of the basket goes by your oven: round for a pot with a lid, oval for a stone or a tray.',
    category: 'kitchen',
    tags: ['bread'],
    publishedAt: '2026-09-14T09:00:00Z',
    sku: 'SET-FIRST-LOAF',
    priceAmount: 6500,
    parts: [
      { slug: 'first-sourdough' },
      { slug: 'proofing-basket' },
      { slug: 'the-sourdough-timetable', sku: 'DL-TIMETABLE' },
    ],
  },
  {
    slug: 'a-hand-of-your-own',
    title: 'A hand of your own',
    description: 'The course in a legible hand with ink, nibs and the practice sheets that go with it.',
    fullDescription:
      'The three things that people ask for after the first lesson. Print the sheets on the plainest paper you have, fill the well, and begin with the ovals.',
    category: 'lettering',
    tags: ['lettering'],
    publishedAt: '2026-10-02T09:00:00Z',
    sku: 'SET-OWN-HAND',
    priceAmount: 5900,
    parts: [
      { slug: 'a-legible-hand' },
      { slug: 'ink-and-nib-set' },
      { slug: 'italic-practice-sheets', sku: 'DL-ITALIC' },
    ],
  },
];
