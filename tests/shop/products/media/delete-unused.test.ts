import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secondsFrom } from '#lib/clock.ts';
import { type Db, db, inTransaction } from '#lib/db.ts';
import type { FileStore } from '#lib/files/file-store.ts';
import { readFilesLocation } from '#lib/files/location.ts';
import { openFileStore } from '#lib/files.ts';
import { type S3, startS3 } from '#sandbox/s3/start-s3.ts';
import { refuseDeletedPicture } from '#shop/products/editing/check-picture.ts';
import { deleteUnusedFiles } from '#shop/products/media/delete-unused.ts';
import { refuseUnknownPictures } from '#shop/products/media/refuse-unknown-pictures.ts';
import { insertFile, insertSizes } from '#shop/products/media/store.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';

const KEYS = { key: 'staff', secret: 'a secret of this test' };
const DAY = 86_400;
let s3: S3;
let folder: string;
beforeAll(async () => {
  s3 = await startS3({ ...KEYS, bucket: 'books' });
  folder = await mkdtemp(`${tmpdir()}/lectern-unused-`);
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A file that staff have uploaded so long ago. */
async function aFile(store: FileStore, seconds = 2 * DAY, isPicture = false) {
  const storageKey = randomUUID();
  const measured = await store.put(storageKey, Readable.from([randomBytes(50)]), 100);
  const type = isPicture ? 'image/webp' : 'application/pdf';
  const id = await insertFile(db, { ...measured, name: 'one', type, storageKey, createdBy: 'cli' });
  if (isPicture) await insertSizes(db, id, [{ width: 320, height: 200, bytes: 50, storageKey }]);
  await db
    .updateTable('files')
    .set({ createdAt: secondsFrom(-seconds) })
    .where('id', '=', id)
    .execute();
  return { id, storageKey };
}

async function isThere(store: FileStore, { id, storageKey }: { id: string; storageKey: string }) {
  const row = await db.selectFrom('files').select('id').where('id', '=', id).executeTakeFirst();
  const bytes = await store.open(storageKey).then(
    (content) => content.destroy() !== null,
    () => false,
  );
  return [row !== undefined, bytes];
}

async function download(slug = 'bells-for-sitting'): Promise<string> {
  const { id } = await db
    .selectFrom('products')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return id;
}

const pictureOf = (id: string) => `/media/${id}-320.webp`;
const showPicture = async (on: Db, id: string, slug = 'bells-for-sitting') =>
  on
    .updateTable('products')
    .set({ image: pictureOf(id) })
    .where('id', '=', await download(slug))
    .execute();

describe.each(['folder', 'bucket'] as const)('what nothing uses in a %s', (place) => {
  let store: FileStore;
  beforeAll(async () => {
    const url = place === 'folder' ? `file:${folder}` : `s3://books?endpoint=${s3.endpoint}&region=eu-1`;
    store = await openFileStore(readFilesLocation(url, KEYS.key, KEYS.secret));
  });
  afterAll(() => store.close());

  test('is deleted after a day, and nothing else', async () => {
    const [old, fresh, sample, picture, kept, unused] = [
      await aFile(store),
      await aFile(store, DAY - 600),
      await aFile(store),
      await aFile(store, 2 * DAY, true),
      await aFile(store),
      await aFile(store, 2 * DAY, true),
    ];
    const productId = await download('paper-boxes');
    await db
      .updateTable('downloads')
      .set({ sampleFileId: sample.id })
      .where('productId', '=', productId)
      .execute();
    await showPicture(db, picture.id);
    await db.updateTable('files').set({ isKept: true }).where('id', '=', kept.id).execute();
    expect((await deleteUnusedFiles(db, store)).unused).toBeGreaterThanOrEqual(2);
    for (const gone of [old, unused]) expect(await isThere(store, gone)).toEqual([false, false]);
    for (const one of [fresh, sample, picture, kept]) expect(await isThere(store, one)).toEqual([true, true]);
  });

  test('is left alone while somebody attaches it', async () => {
    const picture = await aFile(store, 2 * DAY, true);
    await inTransaction(db, async (tx) => {
      await refuseDeletedPicture(tx, pictureOf(picture.id));
      expect((await deleteUnusedFiles(db, store)).unused).toBe(0);
      await showPicture(tx, picture.id);
    });
    await deleteUnusedFiles(db, store);
    expect(await isThere(store, picture)).toEqual([true, true]);
    const gone = inTransaction(db, (tx) => refuseDeletedPicture(tx, pictureOf(randomUUID())));
    await expect(gone).rejects.toMatchObject({ code: 'incomplete' });
  });

  test('the control: without the lock a picture is deleted that a product has just taken', async () => {
    const picture = await aFile(store, 2 * DAY, true);
    const unguarded = withoutGuards([/ for key share/, '']);
    await inTransaction(unguarded.db, async (tx) => {
      await refuseDeletedPicture(tx, pictureOf(picture.id));
      expect((await deleteUnusedFiles(db, store)).unused).toBe(1);
      await showPicture(tx, picture.id);
    });
    await unguarded.end();
    expect(await isThere(store, picture)).toEqual([false, false]);
  });

  test('are bytes that no row names, and uploads that were cut', async () => {
    const fresh = randomUUID();
    await store.put(fresh, Readable.from([randomBytes(9)]), 100);
    const old = randomUUID();
    await store.put(old, Readable.from([randomBytes(9)]), 100);
    const past = secondsFrom(-2 * DAY);
    if (place === 'folder') {
      await writeFile(`${folder}/${randomUUID()}.part`, 'half');
      const [part = ''] = (await readdir(folder)).filter((name) => name.endsWith('.part'));
      await writeFile(`${folder}/README`, 'not ours');
      for (const name of [old, part, 'README']) await utimes(`${folder}/${name}`, past, past);
    } else {
      s3.objects.put(old, Buffer.from('old'), past);
      s3.objects.begin(randomUUID(), past);
      s3.objects.begin(fresh, new Date());
    }
    expect((await deleteUnusedFiles(db, store)).nameless).toBe(2);
    expect((await deleteUnusedFiles(db, store)).nameless).toBe(0);
    const keys = (await Array.fromAsync(store.list())).map(({ key }) => key);
    expect(keys).toContain(fresh);
    expect(keys).not.toContain(old);
    if (place === 'folder') expect(await readdir(folder)).toContain('README');
    else expect(s3.objects.uploads.size).toBe(1);
  });
});

test('a picture that a text names and the library has not is refused', async () => {
  const gone = inTransaction(db, (tx) =>
    refuseUnknownPictures(tx, 'body', { before: '', after: `![](media:${randomUUID()})` }),
  );
  await expect(gone).rejects.toMatchObject({
    code: 'unknown_picture',
    fields: { body: expect.any(String) },
  });
});
