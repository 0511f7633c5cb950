/** One lesson of a demo course. */
export interface DemoLesson {
  slug: string;
  title: string;
  /** Reading, watching and the first try at the exercise together. */
  durationMinutes: number;
  isPreview: boolean;
  /** Markdown, in the language of the course. */
  body: string;
  videoUrl: string | null;
}

export interface DemoSection {
  title: string;
  lessons: DemoLesson[];
}

/** One course of the demo shop. Amounts are in minor units, 0 is free. */
export interface DemoCourse {
  slug: string;
  title: string;
  /** For lists: one sentence, the outcome, 90 to 160 characters. */
  description: string;
  /** For the page: Markdown, 120 to 260 words. */
  fullDescription: string;
  /** Slug of a category in `categories.ts`. */
  category: string;
  tags: string[];
  level: 'beginner' | 'intermediate' | 'advanced';
  /** The language of the lessons; the shop's own texts are always English. */
  language: 'en' | 'de' | 'fr';
  priceAmount: number;
  currency: 'USD';
  costAmount: number;
  /** Slug of a teacher in `teachers.ts`. */
  teacher: string;
  outcomes: string[];
  requirements: string[];
  audience: string[];
  videoUrl: string | null;
  sections: DemoSection[];
  sku: string;
  /** ISO instant. */
  publishedAt: string;
}
