/** A film as a page shows it. */
export type Film =
  /** Played here; `src` is the address of its file. */
  | { readonly kind: 'file'; readonly src: string; readonly type: string; readonly isOwn: boolean }
  /** A page; `where` is the name of the site, null for this one or an address that names none. */
  | { readonly kind: 'page'; readonly href: string; readonly where: string | null };

const TYPES: Readonly<Record<string, string>> = {
  m4v: 'video/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/** Sites whose addresses are pages, even where they end as a file does. */
const SITES: readonly (readonly [host: RegExp, name: string])[] = [
  [/(?:^|\.)(?:youtube|youtube-nocookie)\.com$|^youtu\.be$/, 'YouTube'],
  [/(?:^|\.)vimeo\.com$/, 'Vimeo'],
  [/(?:^|\.)loom\.com$/, 'Loom'],
  [/^(?:drive|docs)\.google\.com$/, 'Google Drive'],
  [/(?:^|\.)dropbox\.com$/, 'Dropbox'],
  [/^github\.com$/, 'GitHub'],
  [/(?:^|\.)sharepoint\.com$|^1drv\.ms$|^onedrive\.live\.com$/, 'OneDrive'],
];

/** An address of a film as it is stored: `youtu.be/x` has its https, what cannot be seen is taken away. */
export function tidyFilmAddress(typed: string): string {
  const text = typed.replace(/[\u200b\u2060\ufeff]/g, '').trim();
  if (/^(?:www\.|m\.)?[a-z\d-]+(?:\.[a-z\d-]+)+\/\S/i.test(text)) return `https://${text}`;
  return text.replace(/^http:(?=\/\/[^/\s])/i, 'https:');
}

/** What to do with a film's address: a link to a page of a file becomes the file's address where that is known. */
export function filmOf(address: string): Film {
  if (address.startsWith('/')) return fileAt(address, true) ?? { kind: 'page', href: address, where: null };
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return { kind: 'page', href: address, where: null };
  const file = fileBehind(url);
  if (file) return fileAt(file, false) ?? pageAt(url);
  return isPageOfFile(url) ? pageAt(url) : (fileAt(address, false) ?? pageAt(url));
}

function pageAt(url: URL): Film {
  const site = SITES.find(([host]) => host.test(url.hostname));
  return { kind: 'page', href: url.href, where: site?.[1] ?? url.hostname.replace(/^www\./, '') };
}

function isPageOfFile({ hostname }: URL): boolean {
  return SITES.some(([host]) => host.test(hostname));
}

function fileAt(src: string, isOwn: boolean): Film | null {
  const ending = /\.([a-z\d]{1,5})$/i.exec(src.split(/[?#]/)[0] ?? '')?.[1]?.toLowerCase() ?? '';
  const type = TYPES[ending];
  return type ? { kind: 'file', src, type, isOwn } : null;
}

/** The address of the file that a page shows; null for a page of which it is not known. */
function fileBehind({ hostname, pathname, search, origin }: URL): string | null {
  if (/(?:^|\.)dropbox\.com$/.test(hostname) && /^\/(?:s|scl\/fi)\//.test(pathname)) {
    const query = new URLSearchParams(search);
    query.delete('dl');
    query.set('raw', '1');
    return `${origin}${pathname}?${query}`;
  }
  const [, repository, path] = /^(\/[^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/.exec(pathname) ?? [];
  if (hostname === 'github.com' && path) return `https://raw.githubusercontent.com${repository}/${path}`;
  if (pathname.includes('/-/blob/')) return `${origin}${pathname.replace('/-/blob/', '/-/raw/')}`;
  if (hostname === 'archive.org') return `${origin}${pathname.replace(/^\/details\//, '/download/')}`;
  const [, name] = /^\/wiki\/File:(.+)$/.exec(pathname) ?? [];
  return name && hostname.endsWith('.wikimedia.org') ? `${origin}/wiki/Special:FilePath/${name}` : null;
}
