import { qrSquares } from '#web/documents/qr-squares.ts';

const [WIDTH, HEIGHT] = [640, 480];
const QUIET_ZONE = 4;

/** A grey picture, a byte for each dot, of a QR code in its middle. */
export function pictureOf(url: string): {
  readonly width: number;
  readonly height: number;
  readonly grey: Buffer;
} {
  const { size, squares } = qrSquares(url);
  const side = Math.floor(HEIGHT / (size + 2 * QUIET_ZONE));
  const [left, top] = [WIDTH, HEIGHT].map((length) => Math.floor((length - size * side) / 2)) as [
    number,
    number,
  ];
  const grey = Buffer.alloc(WIDTH * HEIGHT, 235);
  for (const { x, y } of squares)
    for (let row = 0; row < side; row++) {
      const from = (top + y * side + row) * WIDTH + left + x * side;
      grey.fill(16, from, from + side);
    }
  return { width: WIDTH, height: HEIGHT, grey };
}

/** A film of that picture, as a browser takes it in place of a camera (Y4M). */
export function filmOf(url: string): Buffer {
  const { grey } = pictureOf(url);
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, colours]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...Array.from({ length: 5 }, () => frame)]);
}
