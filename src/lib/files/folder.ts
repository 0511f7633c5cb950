import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FSDriver } from 'flydrive/drivers/fs';
import { checked, type FileStore, MissingFile } from './file-store.ts';
import { measure } from './measure.ts';

/** What is not whole yet has this ending. */
const UNFINISHED = '.part';

/** Files in a folder of this machine. */
export function folderStore(folder: string): FileStore {
  const disk = new FSDriver({ location: folder, visibility: 'private' });
  const pathOf = (key: string) => join(folder, checked(key));
  return {
    async put(key, content, limit) {
      const path = pathOf(key);
      const measured = measure(limit);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        // Not by the library: it answers an error before it has let go of the file.
        await pipeline(
          content,
          measured,
          createWriteStream(`${path}${UNFINISHED}`, { flags: 'wx', mode: 0o600 }),
        );
        await makeDurable(`${path}${UNFINISHED}`);
        await rename(`${path}${UNFINISHED}`, path);
        return measured.result();
      } catch (error) {
        await rm(`${path}${UNFINISHED}`, { force: true });
        throw error;
      }
    },
    async open(key, range) {
      // Opened first: a stream would only fail once the answer has begun.
      const handle = await open(pathOf(key)).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
          throw new MissingFile(`no file ${key}`, { cause: error });
        throw error;
      });
      return handle.createReadStream({ ...range });
    },
    async delete(key) {
      await disk.delete(checked(key));
      await disk.delete(`${key}${UNFINISHED}`);
    },
    async *list() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { objects } = await disk.listAll('/');
      for (const object of objects) {
        if (!object.isFile) continue;
        const { lastModified } = await disk.getMetaData(object.key);
        yield { key: object.key.replace(UNFINISHED, ''), changedAt: lastModified };
      }
    },
    close: () => {},
  };
}

/** The row that names a file must not outlive its bytes when the power goes. */
async function makeDurable(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
