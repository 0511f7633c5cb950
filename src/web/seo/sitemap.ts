import { absoluteUrl } from './absolute-url.ts';
import { element } from './xml.ts';

/** One address and, where it is known, when what stands there last changed. */
export interface SitemapEntry {
  readonly path: string;
  readonly changedAt?: Date | undefined;
}

const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export function sitemapXml(entries: readonly SitemapEntry[]): string {
  return `<urlset ${SPACE}>\n${entries.map((entry) => `<url>${inside(entry)}</url>`).join('\n')}\n</urlset>`;
}

export function sitemapIndexXml(entries: readonly SitemapEntry[]): string {
  const maps = entries.map((entry) => `<sitemap>${inside(entry)}</sitemap>`);
  return `<sitemapindex ${SPACE}>\n${maps.join('\n')}\n</sitemapindex>`;
}

function inside({ path, changedAt }: SitemapEntry): string {
  return element('loc', absoluteUrl(path)) + (changedAt ? element('lastmod', changedAt.toISOString()) : '');
}

/** The later of two moments, of which the one or the other may be unknown. */
export function latest(moments: readonly Date[]): Date | undefined {
  return moments.length === 0 ? undefined : new Date(Math.max(...moments.map(Number)));
}
