import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileStore } from '#lib/files/file-store.ts';
import { filesUrlProblem, readFilesLocation } from '#lib/files/location.ts';
import { openFileStore } from '#lib/files.ts';
import { type S3, startS3 } from '#sandbox/s3/start-s3.ts';

const KEYS = { key: 'staff', secret: 'a secret of this test' };
const MB = 1_048_576;
let s3: S3;
let folder: string;

beforeAll(async () => {
  s3 = await startS3({ ...KEYS, bucket: 'books' });
  folder = await mkdtemp(`${tmpdir()}/lectern-files-`);
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const places = {
  folder: {
    url: () => `file:${folder}/files`,
    leftovers: async () => readdir(`${folder}/files`).catch(() => []),
  },
  bucket: {
    url: () => `s3://books?endpoint=${s3.endpoint}&region=eu-1`,
    leftovers: async () => [...s3.objects.objects.keys(), ...s3.objects.uploads.keys()],
  },
};

describe.each(Object.entries(places))('files in a %s', (_, { url, leftovers }) => {
  let store: FileStore;
  beforeAll(async () => {
    store = await openFileStore(readFilesLocation(url(), KEYS.key, KEYS.secret));
  });
  afterAll(() => store.close());

  const put = async (content: Buffer, limit = 64 * MB) => {
    const key = randomUUID();
    return { key, ...(await store.put(key, Readable.from([content]), limit)) };
  };

  test.each([0, 1, 5 * MB, 21 * MB])(
    'one of %i bytes comes back as it was, with its SHA-256',
    async (bytes) => {
      const content = randomBytes(bytes);
      const stored = await put(content);
      expect([stored.bytes, stored.sha256]).toEqual([bytes, createHash('sha256').update(content).digest()]);
      expect((await buffer(await store.open(stored.key))).equals(content)).toBe(true);
      await store.delete(stored.key);
    },
  );

  test('a part of one is read alone', async () => {
    const content = randomBytes(1000);
    const { key } = await put(content);
    expect(await buffer(await store.open(key, { start: 10, end: 19 }))).toEqual(content.subarray(10, 20));
    expect(await buffer(await store.open(key, { start: 999, end: 999 }))).toEqual(content.subarray(999));
    await store.delete(key);
  });

  test('what is gone, or was never there, cannot be opened', async () => {
    const { key } = await put(randomBytes(10));
    await store.delete(key);
    await store.delete(key);
    for (const name of [key, '../secret', '/etc/passwd', '', `${key}/..`])
      await expect(store.open(name)).rejects.toMatchObject({ name: 'MissingFile' });
    await expect(store.put('../out', Readable.from([]), 1)).rejects.toMatchObject({ name: 'MissingFile' });
  });

  test('one that is too long, or whose sender goes away, leaves nothing', async () => {
    await expect(put(randomBytes(1001), 1000)).rejects.toMatchObject({ name: 'TooManyBytes' });
    await expect(put(randomBytes(20 * MB), 19 * MB)).rejects.toMatchObject({ name: 'TooManyBytes' });
    const cut = Readable.from(
      (async function* () {
        yield randomBytes(12 * MB);
        throw new Error('the sender is gone');
      })(),
    );
    await expect(store.put(randomUUID(), cut, 64 * MB)).rejects.toThrow('the sender is gone');
    expect(await leftovers()).toEqual([]);
  });

  test('all are listed, with the time they were stored', async () => {
    const keys = [(await put(randomBytes(3))).key, (await put(randomBytes(4))).key];
    const listed = await Array.fromAsync(store.list());
    expect(listed.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
    for (const { changedAt } of listed) expect(Date.now() - changedAt.getTime()).toBeLessThan(600_000);
    for (const key of keys) await store.delete(key);
  });
});

describe('the S3 sandbox', () => {
  const stored = Buffer.from('0123456789');
  const client = (keys = KEYS) =>
    new S3Client({
      ...{ endpoint: s3.endpoint, forcePathStyle: true, region: 'eu-1' },
      credentials: { accessKeyId: keys.key, secretAccessKey: keys.secret },
    });
  const link = async (signingDate = new Date(), keys = KEYS) =>
    getSignedUrl(client(keys), new GetObjectCommand({ Bucket: 'books', Key: 'one' }), {
      expiresIn: 60,
      signingDate,
    });
  beforeAll(() => {
    s3.objects.put('one', stored, new Date());
  });
  afterAll(() => {
    s3.objects.objects.clear();
  });

  test('opens a signed link, and a single range of it from both ends', async () => {
    const url = await link();
    expect(await (await fetch(url)).text()).toBe('0123456789');
    const ranges = { 'bytes=2-4': '234', 'bytes=8-': '89', 'bytes=-3': '789', 'bytes=0-99': '0123456789' };
    for (const [range, expected] of Object.entries(ranges)) {
      const part = await fetch(url, { headers: { range } });
      expect([part.status, await part.text()]).toEqual([206, expected]);
    }
    expect((await fetch(url, { headers: { range: 'bytes=10-' } })).status).toBe(416);
  });

  test('refuses a link without, with another’s or with a changed signature, and one that has expired', async () => {
    const url = new URL(await link());
    const without = `${url.origin}${url.pathname}`;
    const changed = new URL(url);
    changed.searchParams.set('X-Amz-Expires', '6000');
    const old = await link(new Date(Date.now() - 61_000));
    const others = await link(new Date(), { ...KEYS, secret: 'guessed' });
    for (const refused of [without, changed.href, old, others, url.href.replace('/one', '/two')])
      expect((await fetch(refused)).status, refused).toBe(403);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
  });

  test('refuses requests that are signed with another secret', async () => {
    const get = new GetObjectCommand({ Bucket: 'books', Key: 'one' });
    await expect(client({ ...KEYS, secret: 'guessed' }).send(get)).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    await expect(client({ ...KEYS, key: 'nobody' }).send(get)).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
  });
});

test.each([
  ['file:files', null],
  ['file:///srv/files', null],
  ['s3://books?endpoint=https://s3.example.com&region=eu-1', null],
  ['s3://books?region=eu-1', null],
  ['s3://books', 'needs an endpoint or a region'],
  ['s3://books?endpoint=ftp://x', 'has an endpoint that is no http:// or https:// URL'],
  ['/srv/files', expect.stringContaining('must be file:')],
  ['https://example.com', expect.stringContaining('must be file:')],
])('FILES_URL %s', (url, problem) => {
  expect(filesUrlProblem(url)).toEqual(problem);
});
