import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import { pictureName } from '#shop/products/media/file-types.ts';
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
  'an SVG in UTF-16': async () => Buffer.from(`\ufeff${SVG}`, 'utf16le'),
  'an SVG that is compressed': async () => gzipSync(Buffer.from(SVG)),
  'an SVG behind the mark of a WebP': async () => Buffer.from(`RIFF\x10\0\0\0WEBP${SVG}`),
  'XML that expands a thousandfold': text(
    `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(999)}"><!ENTITY b "${'&a;'.repeat(999)}">]><svg>&b;</svg>`,
  ),
  'a program of PostScript': text('%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (r) file\n'),
  'a script of ImageMagick': text(
    "push graphic-context\nfill 'url(https://x.invalid/\"|id)'\npop graphic-context\n",
  ),
  'a playlist that names a file': text('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'),
  'a picture of Photoshop': text('8BPS\0\x01\0\0\0\0\0\0\0\x03'),
  'a bitmap of Windows': text('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'),
  'an icon': async () => Buffer.from('00000100010010100000010020006804000016000000', 'hex'),
  'a JPEG 2000': async () => Buffer.from('0000000c6a5020200d0a870a00000014667479706a703220', 'hex'),
  'a ZIP that is called a picture': async () =>
    Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
  'a film': async () => BMFF('isom'),
  'a PNG whose header is torn': async () => {
    const png = await solid(50, 50).png().toBuffer();
    return png.fill(0xff, 16, 29);
  },
  'a PNG that says it is wider than it is': async () => {
    const png = await solid(50, 50).png().toBuffer();
    png.writeUInt32BE(9_000, 16);
    return png;
  },
  'a PNG that only says that it is huge': async () => {
    const png = await solid(50, 50).png().toBuffer();
    png.writeUInt32BE(2_000_000_000, 16);
    png.writeUInt32BE(2_000_000_000, 20);
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    return png;
  },
  'a GIF of no size': text('GIF89a\0\0\0\0\0\0\0;'),
  'a JPEG of its mark alone': async () => Buffer.from('ffd8ffd9', 'hex'),
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
  'a wide WebP': async () => solid(16_380, 10).webp().toBuffer(),
  'one of 16 bits, twice as heavy': async () =>
    solid(6_000, 6_000).toColourspace('rgb16').png({ compressionLevel: 9 }).toBuffer(),
};

/** Unusual pictures, and the colour that comes out in their middle: red, green, blue. */
const UNUSUAL: Readonly<Record<string, readonly [() => Promise<Buffer>, readonly [number, number, number]]>> =
  {
    'inks of a printer': [async () => red().toColourspace('cmyk').jpeg().toBuffer(), [200, 40, 40]],
    '16 bits': [async () => red().toColourspace('rgb16').png().toBuffer(), [200, 40, 40]],
    'the colours of a phone': [async () => red().withIccProfile('p3').jpeg().toBuffer(), [200, 40, 40]],
    'grey alone': [async () => red().greyscale().jpeg().toBuffer(), [98, 98, 98]],
    'a palette': [async () => red().png({ palette: true }).toBuffer(), [200, 40, 40]],
    'lines in turn': [async () => red().png({ progressive: true }).toBuffer(), [200, 40, 40]],
    'a JPEG in steps': [async () => red().jpeg({ progressive: true }).toBuffer(), [200, 40, 40]],
    'a single pixel': [async () => solid(1, 1).png().toBuffer(), [51, 68, 85]],
    'a still GIF': [async () => red().gif().toBuffer(), [200, 40, 40]],
    'a screen that a GIF only says is huge': [
      async () => {
        const gif = await solid(10, 10).gif().toBuffer();
        gif.writeUInt16LE(65_535, 6);
        gif.writeUInt16LE(65_535, 8);
        return gif;
      },
      [51, 68, 85],
    ],
    'a GIF that moves': [() => moving('gif'), [200, 40, 40]],
    'a WebP that moves': [() => moving('webp'), [200, 40, 40]],
  };
const red = () => sharp({ create: { width: 64, height: 48, channels: 3, background: '#c82828' } });
async function moving(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(
    ['#c82828', '#28c828', '#2828c8'].map((background) =>
      sharp({ create: { width: 64, height: 48, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    [format]()
    .toBuffer();
}
const storedSize = async (id: string) => {
  const { storageKey } = await db
    .selectFrom('files')
    .select('storageKey')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return buffer(await (await files()).open(storageKey));
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

describe('an unusual picture (I6)', () => {
  test.each(Object.entries(UNUSUAL))(
    'of %s comes out still, in the colours of a screen',
    async (_, [make, colour]) => {
      const stored = await storedSize(await keepPicture(db, upload(await make()), 'cli'));
      const { format, pages = 1, space, icc, exif } = await sharp(stored).metadata();
      expect([format, pages, space, icc, exif]).toEqual(['webp', 1, 'srgb', undefined, undefined]);
      const { dominant } = await sharp(stored).stats();
      // The nearest of 4,096 colours.
      for (const [at, of] of (['r', 'g', 'b'] as const).entries())
        expect(Math.abs(dominant[of] - (colour[at] ?? 0)), of).toBeLessThan(24);
    },
  );

  test('that is transparent stays so', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const png = await sharp({ create: { width: 20, height: 20, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const { isOpaque } = await sharp(await storedSize(await keepPicture(db, upload(png), 'cli'))).stats();
    expect(isOpaque).toBe(false);
  });

  test.each([2, 3, 4, 5, 6, 7, 8])(
    'that its camera held in way %i comes out upright',
    async (orientation) => {
      const jpeg = await red().withMetadata({ orientation }).jpeg().toBuffer();
      const { width, height } = await sharp(
        await storedSize(await keepPicture(db, upload(jpeg), 'cli')),
      ).metadata();
      expect([width, height]).toEqual(orientation > 4 ? [48, 64] : [64, 48]);
    },
  );

  test.each([
    ['Brot & Butter.jpg', 'Brot & Butter.webp'],
    ['хлеб.png', 'хлеб.webp'],
    ['面包.jpeg', '面包.webp'],
    ['خبز.gif', 'خبز.webp'],
    ['לחם.jpg', 'לחם.webp'],
    ['ขนมปัง.jpg', 'ขนมปัง.webp'],
    ['👩\u200d🍳.png', '👩🍳.webp'],
    ['cafe\u0301.png', 'café.webp'],
    ['../../etc/passwd', 'passwd.webp'],
    ['..\\..\\boot.ini', 'boot.webp'],
    ['a\r\nSet-Cookie: b=c.png', 'aSet-Cookie: b=c.webp'],
    ['photo\u202Egnp.exe', 'photognp.webp'],
    ['photo.php.png', 'photo.php.webp'],
    ['"><script>.png', '"><script>.webp'],
    ['.png', 'picture.webp'],
    ['', 'picture.webp'],
    ['x'.repeat(400), `${'x'.repeat(150)}.webp`],
  ])('called %j is kept as %j (I3, I7, I9)', (name, kept) => {
    expect(pictureName(name)).toBe(kept);
  });

  test('uploaded twice at once is one picture', async () => {
    const png = await sharp({ create: { width: 33, height: 21, channels: 3, background: '#7a1' } })
      .png()
      .toBuffer();
    const ids = await Promise.all([1, 2, 3].map((n) => keepPicture(db, upload(png, `${n}.png`), 'cli')));
    expect(new Set(ids).size).toBe(1);
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
