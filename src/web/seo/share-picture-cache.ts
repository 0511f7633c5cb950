import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { CoverSubject } from '../covers/cover.ts';
import { drawThumbnail } from '../covers/thumbnail.ts';
import { drawSharePicture, type SharePicture, toPng } from './share-picture.ts';

interface Picture {
  readonly body: Buffer;
  readonly etag: string;
}

/** Pictures of about 20 KB each. */
const cache = new LRUCache<string, Promise<Picture>>({ max: 200 });

/** Draws a picture once; simultaneous requests share the drawing. */
function pictureOf(shown: object, draw: () => string | Promise<string>): Promise<Picture> {
  const key = JSON.stringify(shown);
  const cached = cache.get(key);
  if (cached) return cached;
  const picture = pngOf(draw);
  cache.set(key, picture);
  picture.catch(() => cache.delete(key));
  return picture;
}

async function pngOf(draw: () => string | Promise<string>): Promise<Picture> {
  const body = await toPng(await draw());
  return { body, etag: `"${createHash('sha1').update(body).digest('base64url')}"` };
}

/** Responds with the preview picture of a link, or with 304 if the client has it. */
export function sharePictureResponse(request: Request, shown: SharePicture): Promise<Response> {
  return pictureResponse(request, { shown }, () => drawSharePicture(shown));
}

/** Responds with the small picture of a product, or with 304. */
export function thumbnailResponse(request: Request, thumbnail: CoverSubject): Promise<Response> {
  return pictureResponse(request, { thumbnail }, () => drawThumbnail(thumbnail));
}

/** @param shown what the picture follows from, as plain data. */
async function pictureResponse(
  request: Request,
  shown: object,
  draw: () => string | Promise<string>,
): Promise<Response> {
  const { body, etag } = await pictureOf(shown, draw);
  const headers = { 'Cache-Control': 'public, max-age=3600, s-maxage=86400', ETag: etag };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': 'image/png' } });
}
