import { config } from '#lib/config.ts';

const { origin } = new URL(config.publicOrigin);
/** Paths that stay as they are written: most are, and a list has some thirty of them. */
const PLAIN = /^(?:\/|(?:\/[a-z0-9_-]+)+(?:\.[a-z]+)?)$/;

/** The one address search engines should keep: from the configuration, never from the request's Host. */
export function absoluteUrl(path: string): string {
  return PLAIN.test(path) ? origin + path : new URL(path, origin).href;
}
