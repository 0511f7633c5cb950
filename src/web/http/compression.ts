import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const COMPRESSIBLE =
  /^(text\/(?!event-stream)|application\/([\w.-]+\+)?(json|xml|javascript)\b|image\/svg\+xml)/;
/** Below this a compressed body saves no packet. */
const LEAST_BYTES = 1_024;

/** Whether a body of this type and size is worth compressing. */
export function isWorthCompressing(type: string, bytes: number): boolean {
  return bytes >= LEAST_BYTES && COMPRESSIBLE.test(type);
}

/** What browsers send is one of a few texts: each is read once. */
const known = new Map<string, Encoding>();

/** The best encoding that an `Accept-Encoding` header allows. */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (!accept) return 'identity';
  const before = known.get(accept);
  if (before) return before;
  const chosen = readEncoding(accept);
  if (known.size < 200 && accept.length < 200) known.set(accept, chosen);
  return chosen;
}

function readEncoding(accept: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',').slice(0, 20)) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight));
  }
  const accepts = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : 'identity';
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** How much work a body is worth: once for one visitor, once for many, once for the life of the process. */
export type Effort = 'now' | 'kept' | 'forever';
const QUALITY = { now: 3, kept: 6, forever: 11 } as const;
const LEVEL = { now: 4, kept: 7, forever: 9 } as const;

/** 256 KB: more than any page. */
const WINDOW_BITS = 18;

/** Compresses off the main thread. */
export function compress(
  body: Buffer,
  encoding: Exclude<Encoding, 'identity'>,
  effort: Effort,
): Promise<Buffer> {
  if (encoding === 'gzip') return zip(body, { level: LEVEL[effort] });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY[effort],
    // The usual window of 4 MB is made anew for every body: at low quality that takes longer than compressing a page.
    ...(effort === 'now' ? { [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS } : {}),
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotli(body, { params });
}
