import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import { keepPicture } from '#shop/products/media/keep-picture.ts';
import { findPicture } from '#shop/products/media/store.ts';

const LIMIT = 26_214_400;
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a52' } });
const keep = (content: Buffer, name = 'a.jpg') =>
  keepPicture(db, { name, content: Readable.from([content]), limit: LIMIT }, 'cli');

test('a picture is kept in fixed widths, without where it was taken', async () => {
  const exif = { IFD0: { Copyright: 'Ada' }, IFD3: { GPSLatitudeRef: 'N' } };
  const id = await keep(await picture(1000, 500).jpeg().withExif(exif).toBuffer());
  for (const width of [320, 640, 960, 1000]) {
    const found = await findPicture(db, id, width);
    const stored = await buffer(await (await files()).open(found?.storageKey ?? ''));
    const facts = await sharp(stored).metadata();
    expect([facts.format, facts.width, facts.height, facts.exif]).toEqual([
      'webp',
      width,
      width / 2,
      undefined,
    ]);
  }
  expect(await findPicture(db, id, 1280)).toBeNull();
});

test.each<readonly [string, () => Buffer | Promise<Buffer>, string]>([
  ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'no_picture'],
  ['AVIF', () => picture(8, 8).avif().toBuffer(), 'no_picture'],
  ['a GIF that is a script', () => Buffer.from('GIF89a<script>alert(1)</script>'), 'no_picture'],
  [
    'a JPEG cut in the middle',
    async () => (await picture(800, 800).jpeg().toBuffer()).subarray(0, 300),
    'no_picture',
  ],
  ['50,000 pixels in a row', () => picture(50_000, 2).png().toBuffer(), 'too_many_pixels'],
  ['too many pixels', () => picture(10_000, 6_000).png().toBuffer(), 'too_many_pixels'],
])('%s is refused (I5, I6)', async (_, content, code) => {
  const before = await db.selectFrom('files').select('id').execute();
  await expect(keep(await content())).rejects.toMatchObject({ code });
  expect(await db.selectFrom('files').select('id').execute()).toHaveLength(before.length);
});
