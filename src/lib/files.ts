import { config } from './config.ts';
import type { FileStore, FilesLocation } from './files/file-store.ts';

export { type ByteRange, type FileStore, MissingFile, TooManyBytes } from './files/file-store.ts';

/** A store of files at that place. The client of a bucket is large: it is loaded where there is one. */
export async function openFileStore(location: FilesLocation): Promise<FileStore> {
  if ('folder' in location) return (await import('./files/folder.ts')).folderStore(location.folder);
  return (await import('./files/bucket.ts')).bucketStore(location);
}

let store: Promise<FileStore> | undefined;

/** The files of this shop. */
export function files(): Promise<FileStore> {
  store ??= openFileStore(config.files);
  return store;
}

export async function closeFiles(): Promise<void> {
  (await store)?.close();
  store = undefined;
}
