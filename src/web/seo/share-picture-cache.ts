import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { drawSharePicture, type SharePicture, toPng } from './share-picture.ts';

interface Picture {
  readonly body: Buffer;
  readonly etag: string;
}

/** Pictures of about 20 KB each. */
const cache = new LRUCache<string, Promise<Picture>>({ max: 200 });

/** Draws a picture once; simultaneous requests share the drawing. */
function pictureOf(shown: SharePicture): Promise<Picture> {
  const { subject, foot, language } = shown;
  const key = JSON.stringify([subject.kind, subject.title, subject.category, foot, language]);
  const cached = cache.get(key);
  if (cached) return cached;
  const picture = draw(shown);
  cache.set(key, picture);
  picture.catch(() => cache.delete(key));
  return picture;
}

async function draw(shown: SharePicture): Promise<Picture> {
  const body = await toPng(await drawSharePicture(shown));
  return { body, etag: `"${createHash('sha1').update(body).digest('base64url')}"` };
}

/** Responds with the picture, or with 304 if the client has it. */
export async function sharePictureResponse(request: Request, shown: SharePicture): Promise<Response> {
  const { body, etag } = await pictureOf(shown);
  const headers = { 'Cache-Control': 'public, max-age=3600, s-maxage=86400', ETag: etag };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': 'image/png' } });
}
