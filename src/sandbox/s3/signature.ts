import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The key pair that may do everything. */
export interface Keys {
  readonly key: string;
  readonly secret: string;
}

export interface SignedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Why a request is refused: S3's code, and the status that goes with it. */
export interface Denial {
  readonly status: number;
  readonly code: string;
}

const denied = (code: string, status = 403): Denial => ({ status, code });
const SKEW_MS = 15 * 60_000;
const MOST_EXPIRY_SECONDS = 7 * 86_400;

/** What a signature was made of. */
interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
  readonly payload: string;
}

/** Checks a signature of version 4, in the headers or in the query of a link. @returns null when the request is allowed. */
export function checkSignature(request: SignedRequest, keys: Keys, now: Date): Denial | null {
  const query = new URL(request.url, 'http://s3').searchParams;
  const isLink = query.has('X-Amz-Signature');
  const claim = isLink ? claimOfLink(query) : claimOfHeaders(request);
  if (!claim) return denied('AccessDenied');
  const [key, day, region, service, end] = claim.credential.split('/');
  if (key !== keys.key) return denied('InvalidAccessKeyId');
  if (service !== 's3' || end !== 'aws4_request' || day !== claim.date.slice(0, 8))
    return denied('AuthorizationHeaderMalformed', 400);
  const outdated = isLink ? linkProblem(query, claim.date, now) : skewProblem(claim.date, now);
  if (outdated) return outdated;
  if (!claim.signedHeaders.split(';').includes('host')) return denied('AccessDenied');
  const canonical = canonicalRequest(request, query, claim);
  const scope = [day, region, service, end].join('/');
  const text = ['AWS4-HMAC-SHA256', claim.date, scope, sha256(canonical)].join('\n');
  const signing = [day, region, service, end].reduce<Buffer>(
    (secret, part) => hmac(secret, part ?? ''),
    Buffer.from(`AWS4${keys.secret}`),
  );
  const expected = hmac(signing, text).toString('hex');
  if (!isSame(expected, claim.signature)) return denied('SignatureDoesNotMatch');
  return isLink || claim.payload === 'UNSIGNED-PAYLOAD' || claim.payload === sha256(request.body)
    ? null
    : denied('XAmzContentSHA256Mismatch', 400);
}

function claimOfLink(query: URLSearchParams): Claim {
  const of = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  const [credential, signedHeaders] = [of('Credential'), of('SignedHeaders')];
  return {
    credential,
    signedHeaders,
    signature: of('Signature'),
    date: of('Date'),
    payload: 'UNSIGNED-PAYLOAD',
  };
}

function claimOfHeaders({ headers }: SignedRequest): Claim | null {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/;
  const [, credential, signedHeaders, signature] = pattern.exec(String(headers['authorization'] ?? '')) ?? [];
  if (!credential || !signedHeaders || !signature) return null;
  const date = String(headers['x-amz-date'] ?? '');
  return {
    credential,
    signedHeaders,
    signature,
    date,
    payload: String(headers['x-amz-content-sha256'] ?? ''),
  };
}

function linkProblem(query: URLSearchParams, date: string, now: Date): Denial | null {
  const seconds = Number(query.get('X-Amz-Expires'));
  if (!(seconds > 0 && seconds <= MOST_EXPIRY_SECONDS))
    return denied('AuthorizationQueryParametersError', 400);
  const at = instantOf(date);
  return at <= now.getTime() + SKEW_MS && at + seconds * 1000 > now.getTime() ? null : denied('AccessDenied');
}

function skewProblem(date: string, now: Date): Denial | null {
  return Math.abs(instantOf(date) - now.getTime()) <= SKEW_MS ? null : denied('RequestTimeTooSkewed');
}

/** `20261130T040715Z` */
function instantOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function canonicalRequest(request: SignedRequest, query: URLSearchParams, claim: Claim): string {
  const [path = ''] = request.url.split('?');
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted();
  const headers = claim.signedHeaders.split(';').map(
    (name) =>
      `${name}:${String(request.headers[name] ?? '')
        .trim()
        .replace(/\s+/g, ' ')}\n`,
  );
  return [
    request.method,
    path,
    parameters.join('&'),
    headers.join(''),
    claim.signedHeaders,
    claim.payload,
  ].join('\n');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function hmac(secret: Buffer, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

function isSame(expected: string, given: string): boolean {
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}
