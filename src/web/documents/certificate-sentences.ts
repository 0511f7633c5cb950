import { t } from '#messages/t.ts';
import type { Certificate } from '#shop/products/kinds/course/certificates/certificate.ts';
import { longDate } from '../dates.ts';
import { paths } from '../paths.ts';
import { absoluteUrl } from '../seo/absolute-url.ts';

/** What stands on a certificate beside the name and the title, on paper as on the page. */
export function certificateSentences({ lessonCount, teacherName, issuedAt, number }: Certificate) {
  const url = absoluteUrl(paths.certificate(number));
  return {
    heading: t('Certificate of completion'),
    completed: t('has completed the course'),
    lessons: teacherName
      ? t(
          '{count, plural, one {with its one lesson, taught by {teacher}.} other {with all of its # lessons, taught by {teacher}.}}',
          { count: lessonCount, teacher: isolate(teacherName) },
        )
      : t('{count, plural, one {with its one lesson.} other {with all of its # lessons.}}', {
          count: lessonCount,
        }),
    date: longDate(issuedAt),
    number: t('Number {number}', { number }),
    check: t('Verify at {url}', { url }),
    url,
  };
}

/** Keeps the direction of a name from changing the order of the sentence around it. */
const isolate = (name: string) => `\u2068${name}\u2069`;
