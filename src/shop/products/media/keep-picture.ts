import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { files } from '#lib/files.ts';
import { type EncodedSize, encodePicture } from '#lib/pictures/encode.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { pictureName } from './file-types.ts';
import { tooLarge, type Upload } from './keep-file.ts';
import { WIDEST, WIDTHS } from './picture-widths.ts';
import { findSamePicture, insertFile, insertSizes, lockSamePicture, type PictureSize } from './store.ts';

/** The longest side that a picture may have, in pixels: the encoder decides it. */
const MAX_SIDE = 16_000;

type Stored = PictureSize & { readonly sha256: Buffer };

/**
 * Stores a picture in fixed widths as WebP. What was uploaded is not kept: neither where it was taken nor anything that only
 * looks like a picture is ever served. One that was uploaded before is the same picture.
 * @returns the id of its row.
 * @throws ShopError 413 `too_large`, 415 `no_picture`, 422 `too_many_pixels`; what the stream throws.
 */
export async function keepPicture(
  db: Db,
  { name, content, limit }: Upload,
  actor: StaffActor,
): Promise<string> {
  return inFolder(async (folder) => {
    const source = join(folder, 'uploaded');
    const uploaded = await writeWhole(content, source, limit);
    const known = await findSamePicture(db, uploaded);
    if (known) return known;
    const sizes = await encode(source, folder, WIDTHS, WIDEST);
    const stored: Stored[] = [];
    try {
      for (const size of sizes) stored.push(await storeSize(size));
      const { id, isKnown } = await insertPicture(db, { name: pictureName(name), uploaded, stored, actor });
      if (isKnown) await deleteStored(stored);
      return id;
    } catch (error) {
      await deleteStored(stored);
      throw error;
    }
  });
}

/**
 * A picture as WebP, at most so wide. Neither where it was taken nor anything that only looks like a picture is left.
 * @throws ShopError 413 `too_large`, 415 `no_picture`, 422 `too_many_pixels`; what the stream throws.
 */
export async function shrinkPicture(
  content: Readable,
  { limit, width }: { readonly limit: number; readonly width: number },
): Promise<Buffer> {
  return inFolder(async (folder) => {
    const source = join(folder, 'uploaded');
    await writeWhole(content, source, limit);
    const [size] = await encode(source, folder, [], width);
    return readFile(size?.path ?? '');
  });
}

/** Two people may upload the same picture at once: it becomes one. */
function insertPicture(
  db: Db,
  one: {
    readonly name: string;
    readonly uploaded: Buffer;
    readonly stored: readonly Stored[];
    readonly actor: StaffActor;
  },
): Promise<{ readonly id: string; readonly isKnown: boolean }> {
  const { name, uploaded, stored, actor } = one;
  const largest = stored.at(-1);
  if (!largest) throw noPicture();
  return inTransaction(db, async (tx) => {
    await lockSamePicture(tx, uploaded);
    const known = await findSamePicture(tx, uploaded);
    if (known) return { id: known, isKnown: true };
    const { bytes, sha256, storageKey } = largest;
    const file = { bytes, sha256, storageKey, type: 'image/webp', createdBy: actor };
    const id = await insertFile(tx, { ...file, name, uploadedSha256: uploaded });
    await insertSizes(
      tx,
      id,
      stored.map(({ sha256: _, ...size }) => size),
    );
    return { id, isKnown: false };
  });
}

/** Something is done with files in a folder that is deleted afterwards. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-picture-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the SHA-256 of what was written. */
async function writeWhole(content: Readable, path: string, limit: number): Promise<Buffer> {
  const hash = createHash('sha256');
  const handle = await open(path, 'wx', 0o600);
  try {
    let size = 0;
    // Not destroyed when it is too long: the form behind it is still to be read, or it is never answered.
    const parts: AsyncIterable<Buffer> = content.iterator({ destroyOnReturn: false });
    for await (const chunk of parts) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      hash.update(chunk);
      await handle.write(chunk);
    }
  } finally {
    await handle.close();
  }
  return hash.digest();
}

async function encode(
  source: string,
  folder: string,
  widths: readonly number[],
  most: number,
): Promise<readonly EncodedSize[]> {
  const answer = await encodePicture({ source, folder, widths, most, format: 'webp' });
  if ('sizes' in answer) return answer.sizes;
  throw answer.refused === 'no_picture' ? noPicture() : tooManyPixels();
}

async function storeSize({ width, height, bytes, path }: EncodedSize): Promise<Stored> {
  const storageKey = randomUUID();
  const measured = await (await files()).put(storageKey, createReadStream(path), bytes);
  return { ...measured, width, height, storageKey };
}

async function deleteStored(stored: readonly Stored[]): Promise<void> {
  for (const { storageKey } of stored) await (await files()).delete(storageKey);
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
