import { config } from '#lib/config.ts';

const { origin } = new URL(config.publicOrigin);
/** Paths that need no normalisation: almost all, and parsing thirty URLs a page takes time. */
const PLAIN = /^(?:\/|(?:\/[a-z0-9_-]+)+(?:\.[a-z]+)?)$/;

/** The absolute URL of a path, from the configuration and never from the Host header. */
export function absoluteUrl(path: string): string {
  return PLAIN.test(path) ? origin + path : new URL(path, origin).href;
}
