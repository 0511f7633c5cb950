import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { atMost, typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { KindForm, Missing } from '../../kind.ts';
import { type CourseDetails, levels } from './course.ts';
import { curriculumProblems } from './curriculum/lesson-problems.ts';
import { listSections } from './curriculum/store.ts';
import { tidyFilmAddress } from './film.ts';

const MAX_LINES = 12;
/** Characters of a line. */
const MAX_LINE = 200;

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
      .array(typedText(MAX_LINE, () => t('Keep each line to {max} characters.', { max: MAX_LINE })))
      .max(MAX_LINES, { error: () => t('At most {max} lines.', { max: MAX_LINES }) }),
  );

/** The URL of a video, here or elsewhere; empty for none. */
export const videoUrlField = z
  .string()
  .overwrite(tidyFilmAddress)
  .max(500, { error: atMost(500) })
  .regex(/^$|^https:\/\/[^\s"<>]+$|^\/[^/\\\s"<>][^\\\s"<>]*$/, {
    error: () => t('Give a web address that begins with https:// or /.'),
  })
  .transform((text) => text || null);

const fields = {
  instructor_name: typedText(120),
  instructor_bio: typedText(2000),
  level: z.enum(levels, { error: () => t('Choose one of the levels.') }),
  language: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, { error: () => t('Two letters, for example en.') }),
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
    ...(details.instructorName ? [] : [{ field: 'instructor_name', text: t('Say who teaches it.') }]),
    ...(details.outcomes.length > 0
      ? []
      : [{ field: 'outcomes', text: t('Say what learners will be able to do, in at least one line.') }]),
    ...(await missingLessons(db, productId)),
  ],
};

async function missingLessons(db: Db, productId: string): Promise<Missing[]> {
  return curriculumProblems((await listSections(db, productId)).flatMap(({ lessons }) => lessons));
}
