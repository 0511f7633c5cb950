import type { Certificate } from '#shop/products/kinds/course/certificates/certificate.ts';
import { longDate } from '../dates.ts';
import { paths } from '../paths.ts';
import { absoluteUrl } from '../seo/absolute-url.ts';

/** What stands on a certificate beside the name and the title, on paper as on the page. */
export function certificateSentences({ lessonCount, teacherName, issuedAt, number }: Certificate) {
  const url = absoluteUrl(paths.certificate(number));
  return {
    heading: 'Certificate of completion',
    completed: 'has completed the course',
    lessons: teacherName ? taughtLessons(lessonCount, isolate(teacherName)) : allLessons(lessonCount),
    date: longDate(issuedAt),
    number: `Number ${number}`,
    check: `Check that it holds: ${url}`,
    url,
  };
}

function allLessons(count: number): string {
  return count === 1 ? 'with its one lesson.' : `with all of its ${count} lessons.`;
}

function taughtLessons(count: number, teacher: string): string {
  return count === 1
    ? `with its one lesson, taught by ${teacher}.`
    : `with all of its ${count} lessons, taught by ${teacher}.`;
}

/** Keeps the direction of a name from changing the order of the sentence around it. */
const isolate = (name: string) => `\u2068${name}\u2069`;
