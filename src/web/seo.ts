import { config } from '#lib/config.ts';

/** The one address search engines should keep: from the configuration, never from the request's Host. */
export function absolute(path: string): string {
  return new URL(path, config.publicOrigin).href;
}
