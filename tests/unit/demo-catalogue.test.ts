import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DemoCourse, DemoLesson } from '#database/seed/catalogue/course.ts';
import { categories, courses, teachers } from '#database/seed/catalogue/index.ts';

const FULL_TEXT = ['first-sourdough', 'ten-minutes-of-sitting', 'typescript-for-careful-people'];
const FILLER = /lorem|ipsum|coming soon|to be written|placeholder|\btbd\b|\btodo\b|product \d|untitled/i;
const SHOUTING = /ultimate|world-class|amazing|unleash|unlock|game-chang|secrets? of|once and for all/i;
const AMERICAN =
  /\b(flavor|color|center|gray|fiber|mold|liter|neighbor|organize|recognize|realize|favorite|behavior|analyze)(s|d|ed|ing)?\b/i;
const EMOJI = /\p{Extended_Pictographic}/u;
const CODE = /^~~~[\s\S]*?^~~~|`[^`\n]*`/gm;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const lessonsOf = (course: DemoCourse): DemoLesson[] => course.sections.flatMap((section) => section.lessons);
const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const titlesOf = (course: DemoCourse): string[] => [
  course.title,
  ...course.sections.map((section) => section.title),
  ...lessonsOf(course).map((lesson) => lesson.title),
];
const textsOf = (course: DemoCourse): string[] => [
  ...titlesOf(course),
  course.description,
  course.fullDescription,
  ...course.outcomes,
  ...course.requirements,
  ...course.audience,
  ...lessonsOf(course).map((lesson) => lesson.body),
];
const expectUnique = (values: string[]): void => expect(new Set(values).size).toBe(values.length);

describe('the demo catalogue as a whole', () => {
  it('has 24 courses in six categories', () => {
    expect(courses).toHaveLength(24);
    expect(categories.filter((category) => category.parent === null)).toHaveLength(6);
  });

  it('shows at least five categories in its first twelve courses', () => {
    const shelf = (slug: string): string => {
      const category = categories.find((candidate) => candidate.slug === slug);
      return category?.parent ?? slug;
    };
    expect(new Set(courses.slice(0, 12).map((course) => shelf(course.category))).size).toBeGreaterThanOrEqual(
      5,
    );
  });

  it('names everything once', () => {
    expectUnique(courses.map((course) => course.slug));
    expectUnique(courses.map((course) => course.title));
    expectUnique(courses.map((course) => course.sku));
    expectUnique(courses.map((course) => course.publishedAt));
    expectUnique(categories.map((category) => category.slug));
    expectUnique(teachers.map((teacher) => teacher.slug));
  });

  it('has a tree of categories two levels deep, parents first', () => {
    for (const [index, category] of categories.entries()) {
      if (category.parent === null) continue;
      const parent = categories.slice(0, index).find((candidate) => candidate.slug === category.parent);
      expect(parent, category.slug).toBeDefined();
      expect(parent?.parent, category.slug).toBeNull();
    }
  });

  it('leaves no category and no teacher without a course', () => {
    for (const category of categories) {
      const inside = [category, ...categories.filter((child) => child.parent === category.slug)].map(
        (c) => c.slug,
      );
      expect(
        courses.some((course) => inside.includes(course.category)),
        category.slug,
      ).toBe(true);
    }
    for (const teacher of teachers) {
      expect(
        courses.some((course) => course.teacher === teacher.slug),
        teacher.slug,
      ).toBe(true);
    }
  });

  it('gives one course away and asks 9.00 to 249.00 for the others', () => {
    const prices = courses.map((course) => course.priceAmount);
    const paid = prices.filter((price) => price > 0);
    expect(prices.length - paid.length).toBeGreaterThanOrEqual(1);
    expect(prices.length - paid.length).toBeLessThanOrEqual(2);
    expect(Math.min(...paid)).toBeGreaterThanOrEqual(900);
    expect(Math.max(...paid)).toBeLessThanOrEqual(24_900);
    expect(new Set(paid).size).toBeGreaterThanOrEqual(15);
  });

  it('shows every level, several teachers with several courses, and a title with accents', () => {
    expect(new Set(courses.map((course) => course.level)).size).toBe(3);
    const busy = teachers.filter((t) => courses.filter((course) => course.teacher === t.slug).length > 1);
    expect(busy.length).toBeGreaterThanOrEqual(2);
    expect(courses.some((course) => /[éèêç]/.test(course.title))).toBe(true);
  });

  it('uses a film in at least three lessons, and every film is there with its captions', () => {
    const films = courses.flatMap((course) => [course.videoUrl, ...lessonsOf(course).map((l) => l.videoUrl)]);
    const used = films.filter((film): film is string => film !== null);
    expect(used.length).toBeGreaterThanOrEqual(3);
    for (const film of used) {
      expect(film).toMatch(/^\/demo\/[a-z-]+\.webm$/);
      expect(existsSync(`public${film}`), film).toBe(true);
      expect(existsSync(`public${film.replace('.webm', '.vtt')}`), film).toBe(true);
    }
  });
});

describe.each(courses.map((course) => [course.slug, course] as const))('%s', (_slug, course) => {
  const lessons = lessonsOf(course);

  it('has a category, a teacher and a proper name', () => {
    expect(course.slug).toMatch(SLUG);
    expect(course.sku).toMatch(/^[A-Z]{3,8}-\d{2}$/);
    expect(categories.map((category) => category.slug)).toContain(course.category);
    expect(teachers.map((teacher) => teacher.slug)).toContain(course.teacher);
    for (const tag of course.tags) expect(tag).toMatch(SLUG);
    expectUnique(course.tags);
    expect(course.tags.length).toBeGreaterThanOrEqual(2);
    expect(course.publishedAt).toMatch(/^202[56]-\d\d-\d\dT\d\d:\d\d:00Z$/);
    expect(new Date(course.publishedAt).toISOString()).toBe(course.publishedAt.replace('Z', '.000Z'));
  });

  it('says what it is in the length the pages expect', () => {
    expect(course.description.length, 'description').toBeGreaterThanOrEqual(90);
    expect(course.description.length, 'description').toBeLessThanOrEqual(160);
    expect(wordsIn(course.fullDescription), 'fullDescription').toBeGreaterThanOrEqual(120);
    expect(wordsIn(course.fullDescription), 'fullDescription').toBeLessThanOrEqual(260);
    const between = (lines: string[], least: number, most: number): void => {
      expect(lines.length).toBeGreaterThanOrEqual(least);
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(120);
    };
    between(course.outcomes, 3, 5);
    between(course.requirements, 1, 3);
    between(course.audience, 2, 3);
  });

  it('costs less to give than to buy', () => {
    expect(Number.isInteger(course.priceAmount)).toBe(true);
    expect(Number.isInteger(course.costAmount)).toBe(true);
    expect(course.costAmount).toBeLessThanOrEqual(course.priceAmount);
  });

  it('has 5 to 14 lessons in 2 to 4 sections, one of them free to preview', () => {
    expect(course.sections.length).toBeGreaterThanOrEqual(2);
    expect(course.sections.length).toBeLessThanOrEqual(4);
    for (const section of course.sections) expect(section.lessons.length, section.title).toBeGreaterThan(0);
    expect(lessons.length).toBeGreaterThanOrEqual(5);
    expect(lessons.length).toBeLessThanOrEqual(14);
    expect(lessons.some((lesson) => lesson.isPreview)).toBe(true);
    expectUnique(lessons.map((lesson) => lesson.slug));
    expectUnique(lessons.map((lesson) => lesson.title));
    for (const lesson of lessons) expect(lesson.slug).toMatch(SLUG);
  });

  it('takes a believable time', () => {
    for (const lesson of lessons) {
      expect(Number.isInteger(lesson.durationMinutes), lesson.slug).toBe(true);
      expect(lesson.durationMinutes, lesson.slug).toBeGreaterThanOrEqual(4);
      expect(lesson.durationMinutes, lesson.slug).toBeLessThanOrEqual(60);
    }
    const total = lessons.reduce((sum, lesson) => sum + lesson.durationMinutes, 0);
    expect(total).toBeGreaterThanOrEqual(45);
    expect(total).toBeLessThanOrEqual(480);
  });

  it('has honest words in every lesson', () => {
    const isFull = FULL_TEXT.includes(course.slug);
    for (const lesson of lessons) {
      const [least, most] = lesson.isPreview ? [250, 500] : isFull ? [250, 450] : [40, 120];
      expect(wordsIn(lesson.body), lesson.slug).toBeGreaterThanOrEqual(least);
      expect(wordsIn(lesson.body), lesson.slug).toBeLessThanOrEqual(most);
      if (lesson.isPreview) expect(lesson.body, lesson.slug).toMatch(/^## /m);
    }
  });

  it('has no filler, no shouting, no emoji, one spelling', () => {
    for (const text of textsOf(course).map((written) => written.replace(CODE, ''))) {
      expect(text).not.toMatch(FILLER);
      expect(text).not.toMatch(SHOUTING);
      expect(text).not.toMatch(AMERICAN);
      expect(text).not.toMatch(EMOJI);
      expect(text, 'only Markdown, no HTML').not.toMatch(/<[a-z/!]/i);
    }
    for (const title of titlesOf(course)) expect(title).not.toMatch(/\btest\b/i);
  });
});

describe('the three courses written out in full', () => {
  it.each(FULL_TEXT)('%s is one of the first twelve', (slug) => {
    expect(courses.slice(0, 12).map((course) => course.slug)).toContain(slug);
  });
});
