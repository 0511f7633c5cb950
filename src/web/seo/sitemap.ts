import { absoluteUrl } from './absolute-url.ts';
import { element } from './xml.ts';

/** One address and, if known, when its page last changed. */
export interface SitemapEntry {
  readonly path: string;
  readonly changedAt?: Date | undefined;
}

const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export function sitemapXml(entries: readonly SitemapEntry[]): string {
  return `<urlset ${SPACE}>\n${entries.map((entry) => `<url>${childElements(entry)}</url>`).join('\n')}\n</urlset>`;
}

export function sitemapIndexXml(entries: readonly SitemapEntry[]): string {
  const maps = entries.map((entry) => `<sitemap>${childElements(entry)}</sitemap>`);
  return `<sitemapindex ${SPACE}>\n${maps.join('\n')}\n</sitemapindex>`;
}

function childElements({ path, changedAt }: SitemapEntry): string {
  return element('loc', absoluteUrl(path)) + (changedAt ? element('lastmod', changedAt.toISOString()) : '');
}

/** The latest of some dates; undefined if there are none. */
export function latest(dates: readonly Date[]): Date | undefined {
  return dates.length === 0 ? undefined : new Date(Math.max(...dates.map(Number)));
}
