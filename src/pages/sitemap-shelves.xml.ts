import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { listCategoryChanges } from '#shop/products/catalogue/list-published.ts';
import { listTeachers } from '#shop/products/kinds/course/teachers/store.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { paths } from '#web/paths.ts';
import { latest, type SitemapEntry, sitemapXml } from '#web/seo/sitemap.ts';
import { xmlPage } from '#web/seo/xml.ts';

/** The front page, the teachers and every list with products, each with the time of its latest change. */
export const GET: APIRoute = async () => {
  const lists = await Promise.all(
    allKinds().map(async ({ name, section }): Promise<SitemapEntry[]> => {
      const categories = await listCategoryChanges(db, name);
      return categories.map(({ slug, updatedAt }) => ({
        path: slug === null ? paths.section(section) : `${paths.section(section)}?category=${slug}`,
        changedAt: updatedAt,
      }));
    }),
  );
  const teachers = (await listTeachers(db)).map(({ slug, updatedAt }) => ({
    path: paths.teacher(slug),
    changedAt: updatedAt,
  }));
  const teacherList = { path: paths.teachers, changedAt: latest(teachers.map(({ changedAt }) => changedAt)) };
  const all = [...lists.flat(), ...(teachers.length > 0 ? [teacherList, ...teachers] : [])];
  const front = { path: paths.home, changedAt: latest(all.flatMap(({ changedAt }) => changedAt ?? [])) };
  return xmlPage(
    sitemapXml([front, ...all]),
    allKinds().map(({ name }) => `list:${name}`),
  );
};
