import { config } from '#lib/config.ts';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

export type HostCheck = 'ours' | 'loopback' | 'foreign';

/**
 * Whether a Host header names this shop, exactly: routing and links never depend on what a client writes there.
 * `loopback` is another name of this machine; such a request is redirected to the configured name.
 */
export function checkHost(host: string | undefined, publicOrigin = config.publicOrigin): HostCheck {
  const own = publicOrigin.slice(publicOrigin.indexOf('//') + 2);
  if (host === own || host?.toLowerCase() === own) return 'ours';
  return host && LOOPBACK.test(host) && LOOPBACK.test(own) ? 'loopback' : 'foreign';
}
