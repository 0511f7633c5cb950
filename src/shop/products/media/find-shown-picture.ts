import { LRUCache } from 'lru-cache';
import type { Db } from '#lib/db.ts';
import type { LibraryPicture } from './library-picture.ts';
import { idOfAddress, listPicturesById } from './shown-pictures-store.ts';

/** What is behind an address does not change; only AVIF may come to it. */
const KEPT_MS = 600_000;
const UNFINISHED_MS = 30_000;
const known = new LRUCache<string, LibraryPicture>({ max: 5_000 });

/** Asked for in the same turn of the event loop: the covers of a list, by the ids of their pictures. */
let waiting: { readonly ids: Set<string>; readonly found: ReturnType<typeof listPicturesById> } | null = null;

/**
 * The widths and the focal point of a picture of the library by its address; null for an address elsewhere, or of a picture
 * that is gone. All that a page asks for at once is one query.
 */
export async function findShownPicture(db: Db, address: string | null): Promise<LibraryPicture | null> {
  const id = idOfAddress(address);
  if (!id || !address) return null;
  const kept = known.get(address);
  if (kept) return kept;
  const picture = (await together(db, id)).get(id) ?? null;
  if (picture) known.set(address, picture, { ttl: isFinished(picture) ? KEPT_MS : UNFINISHED_MS });
  return picture;
}

function together(db: Db, id: string): ReturnType<typeof listPicturesById> {
  if (!waiting) {
    const ids = new Set<string>();
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      waiting = null;
      return listPicturesById(db, [...ids]);
    });
    waiting = { ids, found };
  }
  waiting.ids.add(id);
  return waiting.found;
}

function isFinished({ sizes }: LibraryPicture): boolean {
  return sizes.every(({ isAvif }) => isAvif);
}
