import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileTypeFromStream } from 'file-type';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { type FileStore, files, TooManyBytes } from '#lib/files.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { fileName, isSoldType } from './file-types.ts';
import { insertFile } from './store.ts';

/** A file on its way in. */
export interface Upload {
  /** As its sender calls it. */
  readonly name: string;
  readonly content: Readable;
  /** The most bytes it may have. */
  readonly limit: number;
}

/**
 * Stores a file that is to be sold, as it is. Its type is what its content is; nothing is left of one that is refused or cut.
 * @returns the id of its row.
 * @throws ShopError 413 `too_large`, 415 `unknown_type`; what the stream throws.
 */
export async function keepFile(db: Db, { name, content, limit }: Upload, actor: StaffActor): Promise<string> {
  const store = await files();
  const storageKey = randomUUID();
  const measured = await store.put(storageKey, content, limit).catch((error: unknown) => {
    throw error instanceof TooManyBytes ? tooLarge(limit) : error;
  });
  try {
    const type = await typeOf(store, storageKey);
    if (!isSoldType(type)) throw unknownType();
    return await insertFile(db, {
      ...measured,
      ...{ name: fileName(name, type), type: plain(type), storageKey, createdBy: actor },
    });
  } catch (error) {
    await store.delete(storageKey);
    throw error;
  }
}

export function tooLarge(limit: number): ShopError {
  const text = t('The file is too large: at most {size, number} MB.', {
    size: Math.round(limit / 1_048_576),
  });
  return new ShopError('too_large', 413, text);
}

async function typeOf(store: FileStore, key: string): Promise<string> {
  const content = await store.open(key);
  try {
    const found = await fileTypeFromStream(Readable.toWeb(content));
    return found?.mime ?? '';
  } finally {
    content.destroy();
  }
}

/** Without parameters: `audio/ogg; codecs=opus`. */
function plain(type: string): string {
  return type.split(';')[0]?.trim() ?? type;
}

function unknownType(): ShopError {
  const text = t(
    'The shop does not sell files of this type. It takes PDF, EPUB, MOBI, ZIP, audio, MP4, WebM, pictures (JPEG, PNG, WebP) and office documents.',
  );
  return new ShopError('unknown_type', 415, text);
}
