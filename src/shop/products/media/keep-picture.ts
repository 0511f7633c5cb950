import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { files } from '#lib/files.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { isPictureType } from './file-types.ts';
import { tooLarge, type Upload } from './keep-file.ts';
import { insertFile, insertSizes, type PictureSize } from './store.ts';

/** The widths that pages can ask for, in pixels; a smaller picture has those up to its own, and its own. */
export const WIDTHS = [320, 640, 960, 1280, 1920] as const;
/** A picture of more pixels, or of a longer side, is refused before it is decoded. */
const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 16_000;
const QUALITY = 82;

type Measured = { readonly bytes: number; readonly sha256: Buffer };

/**
 * Stores a picture in fixed widths as WebP. What was uploaded is not kept: neither where it was taken nor anything that only
 * looks like a picture is ever served.
 * @returns the id of its row.
 * @throws ShopError 413 `too_large`, 415 `no_picture`, 422 `too_many_pixels`; what the stream throws.
 */
export async function keepPicture(
  db: Db,
  { name, content, limit }: Upload,
  actor: StaffActor,
): Promise<string> {
  const original = await readWhole(content, limit);
  const found = await fileTypeFromBuffer(original);
  if (!found || !isPictureType(found.mime)) throw noPicture();
  const stored: (PictureSize & Measured)[] = [];
  try {
    for (const width of await widthsOf(original)) stored.push(await storeSize(original, width));
    const largest = stored.at(-1);
    if (!largest) throw noPicture();
    const { bytes, sha256, storageKey } = largest;
    return await inTransaction(db, async (tx) => {
      const file = { bytes, sha256, storageKey, type: 'image/webp', createdBy: actor };
      const id = await insertFile(tx, { ...file, name: webpName(name) });
      await insertSizes(
        tx,
        id,
        stored.map(({ sha256: _, ...size }) => size),
      );
      return id;
    });
  } catch (error) {
    for (const { storageKey } of stored) await (await files()).delete(storageKey);
    throw error;
  }
}

/**
 * A picture as WebP, at most so wide. Neither where it was taken nor anything that only looks like a picture is left.
 * @throws ShopError 413 `too_large`, 415 `no_picture`, 422 `too_many_pixels`; what the stream throws.
 */
export async function shrinkPicture(
  content: Readable,
  { limit, width }: { readonly limit: number; readonly width: number },
): Promise<Buffer> {
  const original = await readWhole(content, limit);
  const found = await fileTypeFromBuffer(original);
  if (!found || !isPictureType(found.mime)) throw noPicture();
  await widthsOf(original);
  return open(original)
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer()
    .catch(refusing);
}

async function readWhole(content: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when it is too long: the form behind it is still to be read, or it is never answered.
  const parts: AsyncIterable<Buffer> = content.iterator({ destroyOnReturn: false });
  for await (const chunk of parts) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

async function widthsOf(original: Buffer): Promise<readonly number[]> {
  const { width, height } = await open(original)
    .metadata()
    .then(({ autoOrient }) => autoOrient, refusing);
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) throw tooManyPixels();
  const smaller = WIDTHS.filter((one) => one < width);
  return width > (WIDTHS.at(-1) ?? 0) ? smaller : [...smaller, width];
}

async function storeSize(original: Buffer, width: number): Promise<PictureSize & Measured> {
  const { data, info } = await open(original)
    .autoOrient()
    .resize({ width })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
    .catch(refusing);
  const storageKey = randomUUID();
  const measured = await (await files()).put(storageKey, Readable.from([data]), data.length);
  return { ...measured, width, height: info.height, storageKey };
}

function open(original: Buffer): Sharp {
  return sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
}

/** What the library cannot read is the fault of the picture. */
function refusing(error: unknown): never {
  throw String(error).includes('pixel limit') ? tooManyPixels() : noPicture();
}

function webpName(name: string): string {
  const stem = (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/\.[^.]{1,8}$/, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
  return `${[...stem].slice(0, 150).join('') || 'picture'}.webp`;
}

function noPicture(): ShopError {
  return new ShopError(
    'no_picture',
    415,
    t('This is no picture that pages can show. Choose a JPEG, PNG, WebP or GIF.'),
  );
}

function tooManyPixels(): ShopError {
  const text = t('The picture has too many pixels. Make it smaller, at most {max, number} on a side.', {
    max: MAX_SIDE,
  });
  return new ShopError('too_many_pixels', 422, text);
}
