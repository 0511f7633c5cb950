import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import { keepFile } from '#shop/products/media/keep-file.ts';
import { keepPicture } from '#shop/products/media/keep-picture.ts';

const LIMIT = 26_214_400;
const MB = 1_048_576;
const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#345' }, limitInputPixels: false });
const text = (content: string) => async () => Buffer.from(content);

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const BMFF = (brand: string) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}`),
    Buffer.alloc(12),
    Buffer.alloc(500, 7),
  ]);

/** What claims to be a picture and is not one that pages can show. */
const WRONG: Readonly<Record<string, () => Promise<Buffer>>> = {
  'an SVG with a script': text(SVG),
  'an SVG with a foreign object': text(
    SVG.replace('<script>', '<foreignObject><body/></foreignObject><script>'),
  ),
  'an SVG that loads a file': text(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${SVG}`),
  'an SVG behind a comment': text(`<!-- ${'x'.repeat(5_000)} -->${SVG}`),
  HTML: text('<!doctype html><script>alert(1)</script>'),
  'HTML behind the mark of a GIF': text('GIF89a<script>alert(1)</script>'),
  'HTML behind the mark of a PNG': async () =>
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('<script>alert(1)</script>')]),
  'HTML behind the mark of a JPEG': async () =>
    Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('<script>alert(1)</script>')]),
  'a PDF': text('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF'),
  'a program': text('MZ\x90\0'),
  'a script of a shell': text('#!/bin/sh\nrm -rf /\n'),
  'nothing at all': text(''),
  'a single byte': text('x'),
  'an AVIF': async () => BMFF('avif'),
  'a series of AVIFs': async () => BMFF('avis'),
  'a HEIC': async () => BMFF('heic'),
  'a HEIF': async () => BMFF('mif1'),
  'a TIFF': async () => solid(20, 20).tiff().toBuffer(),
  'a JPEG XL': async () => Buffer.from('0000000c4a584c200d0a870a', 'hex'),
  'something compressed': async () => gzipSync(Buffer.alloc(10 * MB)),
  'a PNG that ends too early': async () => (await solid(600, 600).png().toBuffer()).subarray(0, 90),
  'a JPEG that ends too early': async () => (await solid(600, 600).jpeg().toBuffer()).subarray(0, 200),
  'a WebP that ends too early': async () =>
    (await solid(600, 600).webp({ lossless: true }).toBuffer()).subarray(0, 40),
};

/** Pictures that would take minutes, or all memory, to decode. */
const LARGE: Readonly<Record<string, () => Promise<Buffer>>> = {
  'a wide PNG': async () => solid(50_000, 2).png().toBuffer(),
  'a high PNG': async () => solid(2, 50_000).png().toBuffer(),
  'a PNG of 256 megapixels': async () => solid(16_000, 16_000).png({ compressionLevel: 9 }).toBuffer(),
  'a wide JPEG': async () => solid(50_000, 2).jpeg().toBuffer(),
};

const rows = async () => (await db.selectFrom('files').select('id').execute()).length;
const upload = (content: Buffer, name = 'picture.png') => ({
  name,
  content: Readable.from([content]),
  limit: LIMIT,
});

describe('a picture that is none (I5, I6)', () => {
  test.each(Object.entries(WRONG))('%s is refused, and nothing is kept', async (_, make) => {
    const before = await rows();
    const refused = keepPicture(db, upload(await make()), 'cli');
    await expect(refused).rejects.toMatchObject({ code: 'no_picture', status: 415 });
    expect(await rows()).toBe(before);
  });

  test.each(Object.entries(LARGE))('%s is refused before it is decoded', async (_, make) => {
    const content = await make();
    const before = process.memoryUsage().rss;
    const refused = keepPicture(db, upload(content), 'cli');
    await expect(refused).rejects.toMatchObject({ code: 'too_many_pixels', status: 422 });
    expect((process.memoryUsage().rss - before) / MB).toBeLessThan(128);
  });
});

test('a picture that is too large leaves its stream whole, so that the form behind it is read and answered', async () => {
  const content = Readable.from([Buffer.alloc(600), Buffer.alloc(600), Buffer.alloc(600)]);
  const kept = keepPicture(db, { name: 'a.png', content, limit: 1000 }, 'cli');
  await expect(kept).rejects.toMatchObject({ code: 'too_large', status: 413 });
  expect(content.destroyed).toBe(false);
});

test('a picture keeps nothing of where it was taken, and no bytes behind its end (I6)', async () => {
  const jpeg = await solid(400, 300)
    .withExif({
      IFD0: { Artist: 'Ada of the Camera' },
      IFD3: { GPSLatitude: '52/1 31/1 0/1', GPSLatitudeRef: 'N' },
    })
    .jpeg()
    .toBuffer();
  expect(jpeg.includes('Ada of the Camera')).toBe(true);
  const polyglot = Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
  const id = await keepPicture(db, upload(polyglot, 'holiday.jpg'), 'cli');
  const sizes = await db.selectFrom('pictureSizes').select('storageKey').where('fileId', '=', id).execute();
  expect(sizes.length).toBeGreaterThan(0);
  for (const { storageKey } of sizes) {
    const served = await buffer(await (await files()).open(storageKey));
    expect(served.includes('Ada of the Camera')).toBe(false);
    expect(served.includes('<script>')).toBe(false);
    expect((await sharp(served).metadata()).exif).toBeUndefined();
  }
});

test.each([
  ['book.pdf.exe', 'book.pdf.exe.pdf'],
  ['book.php', 'book.php.pdf'],
  ['.htaccess', 'file.htaccess.pdf'],
  ['book.PDF', 'book.pdf'],
  ['../../book.pdf', 'book.pdf'],
  ['book\u202Efdp.exe', 'bookfdp.exe.pdf'],
])('a file called %j is kept with the ending of its content (I6)', async (name, kept) => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const id = await keepFile(db, upload(pdf, name), 'cli');
  const row = await db
    .selectFrom('files')
    .select(['name', 'type'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.type).toBe('application/pdf');
  if (name !== '.htaccess') expect(row.name).toBe(kept);
  expect(row.name).toMatch(/\.pdf$/);
});

test('an archive that would swell, climb or link is never unpacked: it is kept as it came (I6)', async () => {
  const bomb = Buffer.concat([
    Buffer.from('504b0304', 'hex'),
    Buffer.alloc(26),
    Buffer.from('../../etc/passwd'),
    gzipSync(Buffer.alloc(64 * MB)),
  ]);
  const before = process.memoryUsage().rss;
  const kept = await keepFile(db, upload(bomb, 'pack.zip'), 'cli').catch(({ status }) => status);
  if (typeof kept === 'string') {
    const row = await db
      .selectFrom('files')
      .select(['bytes', 'storageKey'])
      .where('id', '=', kept)
      .executeTakeFirstOrThrow();
    expect(row.bytes).toBe(bomb.length);
    expect((await buffer(await (await files()).open(row.storageKey))).equals(bomb)).toBe(true);
  } else expect(kept).toBe(415);
  expect((process.memoryUsage().rss - before) / MB).toBeLessThan(128);
});
