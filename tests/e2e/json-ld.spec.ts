import type { Page } from '@playwright/test';
import { factsOf } from './support/facts.ts';
import { expect, test } from './support/shop.ts';
import { change } from './support/states.ts';

/** The way up as the page shows it, with the page itself at its end. */
async function shownWay(page: Page): Promise<string[]> {
  const steps = await page
    .getByRole('navigation', { name: 'You are here' })
    .getByRole('link')
    .allTextContents();
  return [...steps, (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''];
}

test('the front page says whose the site is, and how it is searched (46)', async ({ page, shop }) => {
  await page.goto('/');
  const { Organization: school, WebSite: site } = await factsOf(page);
  expect(school).toMatchObject({ name: 'Lectern', url: `${shop.origin}/` });
  expect(site?.publisher['@id']).toBe(school?.['@id']);
  for (const picture of [school?.logo ?? '', school?.image ?? '']) {
    expect((await page.request.get(picture)).headers()['content-type']).toMatch(/^image\//);
  }
  await page.goto(
    site?.potentialAction.target.urlTemplate.replace('{search_term_string}', 'sourdough') ?? '',
  );
  await expect(page.getByRole('link', { name: 'Your First Sourdough' })).toBeVisible();
});

for (const path of ['/courses', '/courses?category=paper-and-ink']) {
  test(`the list ${path} says the cards it shows, in their order (46)`, async ({ page, shop }) => {
    await page.goto(path);
    const { ItemList: list, BreadcrumbList: way } = await factsOf(page);
    const cards = await page
      .locator('.card-link')
      .evaluateAll((links) =>
        links.map((link) => ({ name: link.textContent, url: (link as HTMLAnchorElement).href })),
      );
    expect(cards.length).toBeGreaterThan(2);
    expect(list?.itemListElement).toEqual(
      cards.map((card, at) => ({ '@type': 'ListItem', position: at + 1, ...card })),
    );
    expect(way?.itemListElement.map(({ name }) => name)).toEqual(await shownWay(page));
    expect(way?.itemListElement.at(-1)?.item).toBe(`${shop.origin}${path}`);
  });
}

for (const slug of ['first-sourdough', 'ten-minutes-of-sitting', 'by-heart']) {
  test(`the course ${slug} says to machines what it says to people (46)`, async ({ page, shop }) => {
    // One of them has been rated.
    await change(shop, "update products set rating = 4.5, rating_count = 2 where slug = 'by-heart'");
    await page.goto(`/courses/${slug}`);
    const { Course: course, BreadcrumbList: way } = await factsOf(page);
    if (!course) throw new Error('there are no facts about the course');
    const seen = page.getByRole('main');
    const price = Number(course.offers.price);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(course.name);
    await expect(seen.getByText(course.description, { exact: true })).toBeVisible();
    await expect(seen.locator('[data-buy]')).toContainText(
      price === 0 ? 'Free' : `${course.offers.price} ${course.offers.priceCurrency}`,
    );
    expect(course.offers.category).toBe(price === 0 ? 'Free' : 'Paid');
    const facts = seen.locator('.product-words .facts-line');
    await expect(facts).toContainText(new RegExp(course.educationalLevel, 'i'));
    await expect(facts).toContainText(
      new Intl.DisplayNames(['en'], { type: 'language' }).of(course.inLanguage) ?? '',
    );
    const [, hours, minutes] =
      /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(course.hasCourseInstance.courseWorkload) ?? [];
    await expect(facts).toContainText(
      [hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean).join(' '),
    );
    await expect(facts).toContainText(course.hasCourseInstance.instructor.name);
    expect(await facts.locator('time').getAttribute('datetime')).toBe(course.dateModified);
    for (const outcome of course.teaches ?? [])
      await expect(seen.getByText(outcome, { exact: true })).toBeVisible();

    const rating = course.aggregateRating;
    expect(rating === undefined).toBe(slug !== 'by-heart');
    if (rating)
      await expect(seen.locator('.product-words')).toContainText(
        `${rating.ratingValue} (${rating.reviewCount})`,
      );

    expect(course.url).toBe(`${shop.origin}/courses/${slug}`);
    expect(course.offers.url).toBe(course.url);
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(course.url);
    expect(await page.locator('meta[property="og:image"]').getAttribute('content')).toBe(course.image);
    expect(way?.itemListElement.map(({ name }) => name)).toEqual(await shownWay(page));
  });
}

test('a course refers to the school of the front page, and to a teacher whose page is there', async ({
  page,
}) => {
  await page.goto('/');
  const { Organization: school } = await factsOf(page);
  await page.goto('/courses/first-sourdough');
  const { Course: course } = await factsOf(page);
  expect(course?.provider['@id']).toBe(school?.['@id']);
  const teacher = course?.hasCourseInstance.instructor;
  if (teacher?.url) {
    await page.goto(teacher.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(teacher.name);
  }
});
