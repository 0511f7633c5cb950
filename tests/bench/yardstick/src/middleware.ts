import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { MiddlewareHandler } from 'astro';

const compress = promisify(brotliCompress);
/** As the shop compresses what it renders for one visitor. */
const QUALITY = 3;
const WINDOW_BITS = 18;

/** Compresses for whoever asks: the one thing that the bare page does beside its page. */
export const onRequest: MiddlewareHandler = async ({ request }, next) => {
  const response = await next();
  if (!request.headers.get('accept-encoding')?.includes('br')) return response;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
  };
  const body = await compress(await response.arrayBuffer(), { params });
  const headers = { 'Content-Type': 'text/html', 'Content-Encoding': 'br' };
  return new Response(new Uint8Array(body), { headers });
};
