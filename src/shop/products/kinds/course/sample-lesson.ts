import type { Db } from '#lib/db.ts';
import { listSampleRows, type SampleRow } from './sample-store.ts';

/** A free preview lesson, as the front page shows it. */
export interface SampleLesson {
  readonly productId: string;
  readonly course: { readonly slug: string; readonly title: string; readonly teacher: string };
  readonly lesson: { readonly slug: string; readonly title: string; readonly minutes: number };
  /** Its first paragraphs, in Markdown. */
  readonly opening: string;
}

/** Most characters of an opening; a paragraph is never cut. */
const MAX_OPENING = 420;

/** An opening of so many characters is preferred to a shorter one. */
const MIN_OPENING = 200;
const CANDIDATES = 6;

/** A preview lesson of one of the most reviewed courses, if possible one that begins with enough text; null if there is none. */
export async function findSampleLesson(db: Db): Promise<SampleLesson | null> {
  const rows = await listSampleRows(db, CANDIDATES);
  const samples = rows.map(sampleOf);
  return samples.find(({ opening }) => opening.length >= MIN_OPENING) ?? samples[0] ?? null;
}

function sampleOf(row: SampleRow): SampleLesson {
  return {
    productId: row.id,
    course: { slug: row.slug, title: row.title, teacher: row.instructorName },
    lesson: { slug: row.lessonSlug, title: row.lessonTitle, minutes: row.durationMinutes },
    opening: openingOf(row.body),
  };
}

/** The start of a Markdown block that is a heading, list, quote, table, code or image. */
const NOT_PROSE = /^(#|[-*+>|] |\d+[.)] |```|!\[)/;

/** The first paragraphs of a lesson, up to the first block that is none. */
export function openingOf(body: string): string {
  const blocks = body
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean);
  const start = blocks.findIndex((block) => !NOT_PROSE.test(block));
  const taken: string[] = [];
  for (const block of start < 0 ? [] : blocks.slice(start)) {
    const length = taken.join('').length;
    if (NOT_PROSE.test(block) || (length > 0 && length + block.length > MAX_OPENING)) break;
    taken.push(block);
  }
  return taken.join('\n\n');
}
