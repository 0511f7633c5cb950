import { createHash } from 'node:crypto';
import type { CoverSubject } from '../covers/cover.ts';
import { drawSharePicture, toPng } from './share-picture.ts';

interface Picture {
  readonly body: Buffer;
  readonly etag: string;
}

/** Pictures kept, the least asked for gone first: some 20 KB each. */
const MOST = 200;
const kept = new Map<string, Promise<Picture>>();

/** Draws a picture once for all who ask for it; another title is another picture. */
function pictureOf(subject: CoverSubject, foot: string): Promise<Picture> {
  const key = JSON.stringify([subject.kind, subject.title, subject.category, foot]);
  const found = kept.get(key);
  kept.delete(key);
  const picture = found ?? draw(subject, foot);
  kept.set(key, picture);
  picture.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) if (kept.size > MOST) kept.delete(oldest);
  return picture;
}

async function draw(subject: CoverSubject, foot: string): Promise<Picture> {
  const body = await toPng(drawSharePicture(subject, foot));
  return { body, etag: `"${createHash('sha1').update(body).digest('base64url')}"` };
}

/** The picture as an answer, or 304 for whoever has it already. */
export async function sharePictureResponse(
  request: Request,
  subject: CoverSubject,
  foot: string,
): Promise<Response> {
  const { body, etag } = await pictureOf(subject, foot);
  const headers = { 'Cache-Control': 'public, max-age=3600, s-maxage=86400', ETag: etag };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': 'image/png' } });
}
