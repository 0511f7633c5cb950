import { fileTypeFromFile } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import type { EncodeAnswer, EncodedSize, EncodeTask } from './encode.ts';

// A program of its own, started for each picture: what a broken or hostile one does to the decoder ends with this process,
// which has no secrets, no connection and its memory for itself.

/** A picture of more pixels, or of a longer side, is refused before it is decoded. One of 16 bits counts twice. */
const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 16_000;
const MAX_FRAMES = 2_000;
/** Of other types a browser or the decoder would run code, or take minutes. */
const TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
const QUALITY = { webp: 82, avif: 55 };

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

process.once('message', (task: EncodeTask) => {
  encode(task)
    .catch((error: unknown): EncodeAnswer => ({ refused: reasonOf(error) }))
    .then((answer) => process.send?.(answer, undefined, undefined, () => process.exit(0)));
});
// The process that asked has ended.
process.once('disconnect', () => process.exit(1));

async function encode({ source, folder, widths, most, format }: EncodeTask): Promise<EncodeAnswer> {
  const type = await fileTypeFromFile(source);
  if (!type || !TYPES.has(type.mime)) return { refused: 'no_picture' };
  const { autoOrient, depth, pages = 1 } = await open(source).metadata();
  const { width, height } = autoOrient;
  const weight = depth === 'ushort' ? 2 : 1;
  if (width > MAX_SIDE || height > MAX_SIDE || width * height * weight > MAX_PIXELS || pages > MAX_FRAMES)
    return { refused: 'too_many_pixels' };
  const sizes: EncodedSize[] = [];
  for (const one of widthsFor(width, widths, most)) {
    const path = `${folder}/${one}.${format}`;
    const resized = open(source).autoOrient().resize({ width: one });
    const written =
      format === 'avif'
        ? resized.avif({ quality: QUALITY.avif, effort: 3 })
        : resized.webp({ quality: QUALITY.webp });
    const { height: high, size: bytes } = await written.toFile(path);
    sizes.push({ width: one, height: high, bytes, path });
  }
  return { sizes };
}

/** The widths asked for that are smaller than the picture; its own too, unless it is wider than all that may be. */
function widthsFor(own: number, widths: readonly number[], most: number): readonly number[] {
  const smaller = widths.filter((one) => one < own && one <= most);
  if (own <= most) return [...smaller, own];
  return smaller.length > 0 ? smaller : [most];
}

function open(source: string): Sharp {
  return sharp(source, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
}

/** What the library cannot read is the fault of the picture. */
function reasonOf(error: unknown): 'no_picture' | 'too_many_pixels' {
  return String(error).includes('pixel limit') ? 'too_many_pixels' : 'no_picture';
}
