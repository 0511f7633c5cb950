import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { typedText } from '#lib/typed-text.ts';
import type { KindForm, Missing } from '../../kind.ts';
import { type CourseDetails, levels } from './course.ts';
import { curriculumProblems } from './curriculum/lesson-problems.ts';
import { listSections } from './curriculum/store.ts';
import { tidyFilmAddress } from './film.ts';

const MAX_LINES = 12;

/** A list from a text area, one entry per line. */
const lines = z
  .string()
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .pipe(
    z
      .array(typedText(200, 'Keep each line to 200 characters.'))
      .max(MAX_LINES, `At most ${MAX_LINES} lines.`),
  );

/** The URL of a video, here or elsewhere; empty for none. */
export const videoUrlField = z
  .string()
  .overwrite(tidyFilmAddress)
  .max(500, 'At most 500 characters.')
  .regex(
    /^$|^https:\/\/[^\s"<>]+$|^\/[^/\\\s"<>][^\\\s"<>]*$/,
    'Give an address that begins with https:// or /.',
  )
  .transform((text) => text || null);

const fields = {
  instructor_name: typedText(120),
  instructor_bio: typedText(2000),
  level: z.enum(levels, 'Choose one of the levels.'),
  language: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, 'Two letters, for example en.'),
  video_url: videoUrlField,
  outcomes: lines,
  requirements: lines,
  audience: lines,
};
type CourseEdit = z.infer<z.ZodObject<typeof fields>>;

/** The form of a course. Its length and number of lessons are computed from the curriculum. */
export const courseForm: KindForm<CourseDetails> = {
  blank: {
    instructorName: '',
    instructorBio: '',
    durationMinutes: 0,
    level: 'beginner',
    language: 'en',
    videoUrl: null,
    outcomes: [],
    requirements: [],
    audience: [],
    lessonCount: 0,
  },
  fields,
  texts: (details) => ({
    instructor_name: details.instructorName,
    instructor_bio: details.instructorBio,
    level: details.level,
    language: details.language,
    video_url: details.videoUrl ?? '',
    outcomes: details.outcomes.join('\n'),
    requirements: details.requirements.join('\n'),
    audience: details.audience.join('\n'),
  }),
  apply: (details, edit) => {
    const { instructor_name, instructor_bio, video_url, ...rest } = edit as CourseEdit;
    return {
      ...details,
      ...rest,
      instructorName: instructor_name,
      instructorBio: instructor_bio,
      videoUrl: video_url,
    };
  },
  missing: async (db, productId, details) => [
    ...(details.instructorName ? [] : [{ field: 'instructor_name', text: 'Say who teaches it.' }]),
    ...(details.outcomes.length > 0
      ? []
      : [{ field: 'outcomes', text: 'Say what one can do afterwards, in at least one line.' }]),
    ...(await missingLessons(db, productId)),
  ],
};

async function missingLessons(db: Db, productId: string): Promise<Missing[]> {
  return curriculumProblems((await listSections(db, productId)).flatMap(({ lessons }) => lessons));
}
