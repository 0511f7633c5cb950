import { between, type FigureShape, pick, type Random, steps } from './figure.ts';
import { bar, disc, ellipse, leaf, swell } from './shapes.ts';

/** Rings of a tree, slightly off centre. */
export function rings(random: Random, width: number, height: number): FigureShape[] {
  const [x, y] = [width * between(random, 0.35, 0.65), height * between(random, 0.75, 1)];
  const [leanX, leanY] = [between(random, -9, 9), between(random, -8, 2)];
  const heart = 2 + Math.floor(random() * 3);
  return steps(6).map((at) => ({
    d: disc(x + leanX * at, y + leanY * at, 258 - at * 42),
    colour: at % 2 === 1 ? 'background' : at / 2 === heart - 2 ? 'second' : 'main',
  }));
}

/** A sun above water. */
export function sunset(random: Random, width: number, height: number): FigureShape[] {
  const radius = between(random, 92, 116);
  const [x, y] = [width * pick(random, [0.34, 0.5, 0.66]), height * 0.48];
  const lines = steps(5).map(
    (at): FigureShape => ({ d: bar(0, y + 20 + at * 29, width, 5 + at * 4), colour: 'background' }),
  );
  return [
    { d: disc(x, y, radius), colour: 'second' },
    { d: bar(0, y + 12, width, height), colour: 'main' },
    ...lines,
  ];
}

/** A stem with its leaves. */
export function leaves(random: Random, width: number, height: number): FigureShape[] {
  const stem = width * between(random, 0.44, 0.56);
  const tilt = between(random, 34, 58);
  const ripe = Math.floor(random() * 6);
  const pairs = steps(3).flatMap((row) => {
    const foot = height - 6 - row * 78;
    const reach = 150 - row * 22;
    return [-1, 1].map((side, at): FigureShape => {
      const tip = [stem + side * reach, foot - tilt - row * 8] as const;
      const low = [stem + side * 7, foot] as const;
      const d = side > 0 ? leaf(...low, ...tip, reach * 0.78) : leaf(...tip, ...low, reach * 0.78);
      return { d, colour: row * 2 + at === ripe ? 'second' : 'main' };
    });
  });
  return [{ d: bar(stem - 3, 22, 6, height), colour: 'main' }, ...pairs];
}

/** Parallel wavy bands. */
export function waves(random: Random, width: number, height: number): FigureShape[] {
  const rise = between(random, 26, 46);
  const phase = -width * random() * 0.5;
  const odd = Math.floor(random() * 5);
  return steps(6).map((at) => ({
    d: swell(24 + at * (height / 5.4), rise, 24, width, phase + at * 14),
    colour: at === odd ? 'second' : 'main',
  }));
}

/** Two discs and their intersection. */
export function moons(random: Random, width: number, height: number): FigureShape[] {
  const radius = between(random, 104, 122);
  const half = radius * between(random, 0.45, 0.68);
  const tilt = between(random, -22, 22);
  const [x, y] = [width / 2, height * 0.5];
  const tip = Math.sqrt(radius ** 2 - half ** 2 - tilt ** 2);
  const [alongX, alongY] = [half / Math.hypot(half, tilt), tilt / Math.hypot(half, tilt)];
  const [dx, dy] = [-alongY * tip, alongX * tip];
  return [
    { d: disc(x - half, y - tilt, radius), colour: 'main' },
    { d: disc(x + half, y + tilt, radius), colour: 'main' },
    { d: leaf(x + dx, y + dy, x - dx, y - dy, radius), colour: 'second' },
  ];
}

/** Stones piled on each other. */
export function cairn(random: Random, width: number, height: number): FigureShape[] {
  const x = width / 2;
  const count = 4;
  const odd = 1 + Math.floor(random() * (count - 1));
  let foot = height + 22;
  return steps(count).map((at) => {
    const wide = (148 - at * 33) * between(random, 0.94, 1.04);
    const high = wide * between(random, 0.34, 0.4);
    const d = ellipse(x + between(random, -14, 14), foot - high, wide, high);
    foot -= 2 * high + 3;
    return { d, colour: at === odd ? 'second' : 'main' };
  });
}

/** Hills, and a disc for the sun. */
export function hills(random: Random, width: number, height: number): FigureShape[] {
  const [left, right] = [between(random, 0.1, 0.36), between(random, 0.64, 0.9)];
  const [near, far] = random() < 0.5 ? [left, right] : [right, left];
  return [
    { d: disc(width * near, height * 0.3, 46), colour: 'second' },
    { d: ellipse(width * far, height + 70, width * 0.62, 250), colour: 'main' },
    { d: ellipse(width * near, height + 122, width * 0.66, 242), colour: 'background' },
    { d: ellipse(width * near, height + 130, width * 0.64, 238), colour: 'main' },
  ];
}
