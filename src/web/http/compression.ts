import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const COMPRESSIBLE =
  /^(text\/(?!event-stream)|application\/([\w.-]+\+)?(json|xml|javascript)\b|image\/svg\+xml)/;
/** Smaller bodies fit into one packet anyway. */
const MIN_BYTES = 1_024;

/** Whether a body of this type and size is worth compressing. */
export function isWorthCompressing(type: string, bytes: number): boolean {
  return bytes >= MIN_BYTES && COMPRESSIBLE.test(type);
}

/** Browsers send one of a few header values: each is parsed once. */
const choices = new Map<string, Encoding>();

/** The best encoding that an `Accept-Encoding` header allows. */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (!accept) return 'identity';
  const cached = choices.get(accept);
  if (cached) return cached;
  const chosen = readEncoding(accept);
  if (choices.size < 200 && accept.length < 200) choices.set(accept, chosen);
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

/** How much work a body is worth: sent once, sent from the cache, or a static file of the whole process. */
export type Effort = 'once' | 'cached' | 'static';
const QUALITY = { once: 3, cached: 6, static: 11 } as const;
const LEVEL = { once: 4, cached: 7, static: 9 } as const;

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
    // The default window of 4 MB is allocated for every body: at low quality that takes longer than the compression.
    ...(effort === 'once' ? { [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS } : {}),
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotli(body, { params });
}
