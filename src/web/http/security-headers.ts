import { withBackpressure } from '#lib/backpressure.ts';
import { config } from '#lib/config.ts';

/** Where forms may lead besides us: our redirect leads to the payment page. */
const PAYMENT_PAGE =
  config.stripe.mode === 'sandbox'
    ? `http://localhost:* http://127.0.0.1:*`
    : [
        'https://checkout.stripe.com',
        ...(config.stripe.apiBase ? [new URL(config.stripe.apiBase).origin] : []),
      ].join(' ');

const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "media-src 'self' https:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  `form-action 'self' ${PAYMENT_PAGE}`,
].join('; ');

/** The headers of every response. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CSP,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  ...(config.publicOrigin.startsWith('https:')
    ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }
    : {}),
};

/** For the pages whose camera reads tickets. */
const WITH_CAMERA = 'camera=(self), microphone=(), geolocation=(), payment=()';

/** Types that are buffered before they are sent; all others are streamed with backpressure. */
const BUFFERED = /^(text\/html|application\/json)/;

/** Sets the security headers (`hasCamera`: the page may ask for the camera), and forbids caching unless the response says otherwise. */
export function addSecurityHeaders(given: Response, { hasCamera = false } = {}): Response {
  const isStreamed = given.body !== null && !BUFFERED.test(given.headers.get('Content-Type') ?? '');
  const response = isStreamed && given.body ? new Response(withBackpressure(given.body), given) : given;
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  if (hasCamera) response.headers.set('Permissions-Policy', WITH_CAMERA);
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store');
  return response;
}
