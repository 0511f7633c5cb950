import type { Db } from '#lib/db.ts';

/** A lesson anybody may read, as the front page offers it. */
export interface Sample {
  readonly productId: string;
  readonly course: { readonly slug: string; readonly title: string; readonly teacher: string };
  readonly lesson: { readonly slug: string; readonly title: string; readonly minutes: number };
  /** Its first paragraphs, in Markdown. */
  readonly opening: string;
}

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly instructorName: string;
  readonly lessonSlug: string;
  readonly lessonTitle: string;
  readonly durationMinutes: number;
  readonly body: string;
}

/** Characters of an opening; a paragraph is never cut. */
const ENOUGH = 420;

/** From so many characters on an opening lets one hear a voice. */
const TELLING = 200;
const CANDIDATES = 6;

/** A free lesson of a course much was said about, one that begins with some text; null while no course has one. */
export async function readSample(db: Db): Promise<Sample | null> {
  const rows: Row[] = await db
    .selectFrom('lessons as l')
    .innerJoin('products as p', 'p.id', 'l.productId')
    .innerJoin('courses as c', 'c.productId', 'p.id')
    .select(['p.id', 'p.slug', 'p.title', 'c.instructorName'])
    .select(['l.slug as lessonSlug', 'l.title as lessonTitle', 'l.durationMinutes', 'l.body'])
    .where('p.status', '=', 'published')
    .where('l.isPreview', '=', true)
    .where('l.body', '!=', '')
    .orderBy('p.ratingCount', 'desc')
    .orderBy('p.publishedAt')
    .orderBy('p.id')
    .orderBy('l.position')
    .limit(CANDIDATES)
    .execute();
  const samples = rows.map(sampleOf);
  return samples.find(({ opening }) => opening.length >= TELLING) ?? samples[0] ?? null;
}

function sampleOf(row: Row): Sample {
  return {
    productId: row.id,
    course: { slug: row.slug, title: row.title, teacher: row.instructorName },
    lesson: { slug: row.lessonSlug, title: row.lessonTitle, minutes: row.durationMinutes },
    opening: openingOf(row.body),
  };
}

/** What begins a paragraph of Markdown that is no running text. */
const NO_PROSE = /^(#|[-*+>|] |\d+[.)] |```|!\[)/;

/** The running text a lesson begins with: whole paragraphs, up to the first thing that is none. */
export function openingOf(body: string): string {
  const blocks = body
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean);
  const start = blocks.findIndex((block) => !NO_PROSE.test(block));
  const taken: string[] = [];
  for (const block of start < 0 ? [] : blocks.slice(start)) {
    const length = taken.join('').length;
    if (NO_PROSE.test(block) || (length > 0 && length + block.length > ENOUGH)) break;
    taken.push(block);
  }
  return taken.join('\n\n');
}
