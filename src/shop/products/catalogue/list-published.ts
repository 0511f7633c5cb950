import type { Db } from '#lib/db.ts';
import { kindNamed } from '../kinds.ts';
import {
  countPublished,
  listChangedCategories,
  listChangedProducts,
  listNewestProducts,
} from './published-store.ts';

/** URLs per sitemap: the protocol allows 50,000, but one has to fit into memory. */
export const SITEMAP_SIZE = 5_000;

/** A product's slug and when it last changed. */
export interface PageChange {
  readonly slug: string;
  readonly updatedAt: Date;
}

/** How many sitemaps the products of a kind fill. */
export async function countSitemaps(db: Db, kind: string): Promise<number> {
  return Math.ceil((await countPublished(db, kind)) / SITEMAP_SIZE);
}

/** The products of one sitemap; empty past the last. @param number from 1. */
export function listSitemapPage(db: Db, kind: string, number: number): Promise<PageChange[]> {
  return listChangedProducts(db, kind, SITEMAP_SIZE, (number - 1) * SITEMAP_SIZE);
}

/** Every category with published products of a kind, and when one of them last changed; `slug` null stands for all categories. */
export function listCategoryChanges(
  db: Db,
  kind: string,
): Promise<{ slug: string | null; updatedAt: Date }[]> {
  return listChangedCategories(db, kind);
}

export interface LatestProduct {
  readonly section: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** The products published last, of every kind, newest first. */
export async function listLatestProducts(db: Db, count: number): Promise<LatestProduct[]> {
  const rows = await listNewestProducts(db, count);
  return rows.map(({ kind, ...row }) => ({ ...row, section: kindNamed(kind).section }));
}
