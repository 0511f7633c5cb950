import { between, type FigureShape, pick, type Random, steps } from './figure.ts';
import { arch, bar, disc, outline, ringPiece } from './shapes.ts';

/** A row of arched windows, one of them lit. */
export function arcade(random: Random, width: number, height: number): FigureShape[] {
  const count = pick(random, [3, 4, 5]);
  const wide = width / count;
  const lit = Math.floor(random() * count);
  const climb = pick(random, [-1, 0, 1]) * 26;
  return steps(count).flatMap((at): FigureShape[] => {
    const top = height * 0.24 + climb * (at - (count - 1) / 2);
    const outer: FigureShape = {
      d: arch(at * wide + 6, top, wide - 12, height),
      colour: at === lit ? 'second' : 'main',
    };
    return [
      outer,
      { d: arch(at * wide + wide * 0.3, top + wide * 0.42, wide * 0.4, height), colour: 'background' },
    ];
  });
}

/** Stairs with a ball on one of the steps. */
export function stairs(random: Random, width: number, height: number): FigureShape[] {
  const count = pick(random, [4, 5, 6]);
  const wide = width / count;
  const up = random() < 0.5;
  const rest = Math.floor(random() * (count - 1));
  const topOf = (at: number) => height - ((up ? at : count - 1 - at) + 1) * ((height - 70) / count);
  const ball: FigureShape = {
    d: disc((rest + 0.5) * wide, topOf(rest) - wide * 0.42, wide * 0.42),
    colour: 'second',
  };
  return [
    ball,
    ...steps(count).map(
      (at): FigureShape => ({ d: bar(at * wide, topOf(at), wide - 5, height), colour: 'main' }),
    ),
  ];
}

/** Rays from a corner or from the middle of the bottom. */
export function fan(random: Random, width: number, height: number): FigureShape[] {
  const x = width * pick(random, [0, 0.5, 1]);
  const [from, to] = x === 0 ? [-90, 0] : x === width ? [-180, -90] : [-180, 0];
  const count = x === width / 2 ? 9 : 7;
  const reach = x === width / 2 ? height * 0.94 : height * 1.34;
  const odd = 2 * Math.floor((random() * count) / 2);
  const turn = (to - from) / count;
  const rays = steps(count)
    .filter((at) => at % 2 === 0)
    .map(
      (at): FigureShape => ({
        d: ringPiece(x, height, 62, reach, from + at * turn, from + (at + 1) * turn),
        colour: at === odd ? 'second' : 'main',
      }),
    );
  return [...rays, { d: disc(x, height, 44), colour: 'main' }];
}

/** Tiles of quarter circles. */
export function tiles(random: Random, width: number, height: number): FigureShape[] {
  const across = 4;
  const side = width / across;
  const down = Math.ceil(height / side);
  const odd = Math.floor(random() * across * (down - 1));
  const first = Math.floor(random() * 4);
  const turn = pick(random, [1, 2, 3]);
  return steps(across * down).map((at) => {
    const [column, row] = [at % across, Math.floor(at / across)];
    const corner = (first + column * turn + row * 2) % 4;
    const x = (column + (corner % 2)) * side;
    const y = height - (down - row - Math.floor(corner / 2)) * side;
    const from = [0, 90, 270, 180][corner] ?? 0;
    return { d: ringPiece(x, y, 0, side, from, from + 90), colour: at === odd ? 'second' : 'main' };
  });
}

/** Parallel slanted strokes, as of a broad pen. */
export function strokes(random: Random, width: number, height: number): FigureShape[] {
  const count = pick(random, [5, 6, 7]);
  const step = (width + 60) / count;
  const lean = between(random, 0.3, 0.5);
  const odd = Math.floor(random() * count);
  return steps(count).map((at) => {
    const foot = step * at - 60;
    const top = height * between(random, 0.06, 0.5);
    const reach = (height - top) * lean;
    const wide = step * 0.58;
    const corners = [
      [foot + reach, top],
      [foot + reach + wide, top],
      [foot + wide, height],
      [foot, height],
    ] as const;
    return { d: outline(...corners), colour: at === odd ? 'second' : 'main' };
  });
}

/** Woven bands; the lower one stops a little before the upper. */
export function weave(random: Random, width: number, height: number): FigureShape[] {
  const side = width / 4;
  const edge = side * 0.2;
  const thick = side - 2 * edge;
  const stub = edge - 7;
  const odd = Math.floor(random() * 4);
  const shift = Math.floor(random() * 2);
  return steps(12).flatMap((at): FigureShape[] => {
    const [column, row] = [at % 4, Math.floor(at / 4)];
    const [x, y] = [column * side, height - (3 - row) * side];
    const colour = column === odd ? 'second' : 'main';
    const uprightOnTop = (column + row + shift) % 2 === 0;
    const upright = uprightOnTop
      ? [bar(x + edge, y, thick, side)]
      : [bar(x + edge, y, thick, stub), bar(x + edge, y + side - stub, thick, stub)];
    const level = uprightOnTop
      ? [bar(x, y + edge, stub, thick), bar(x + side - stub, y + edge, stub, thick)]
      : [bar(x, y + edge, side, thick)];
    return [
      { d: upright.join(''), colour },
      { d: level.join(''), colour: 'main' },
    ];
  });
}

/** Overlapping sheets of paper, the top one in another colour. */
export function sheets(random: Random, width: number, height: number): FigureShape[] {
  const side = pick(random, [-1, 1]);
  return steps(4).flatMap((at): FigureShape[] => {
    const x = width / 2 + side * (84 - at * 52);
    const y = height * 0.1 + at * 30;
    return [
      { d: bar(x - 88, y - 8, 176, height), colour: 'background' },
      { d: bar(x - 80, y, 160, height), colour: at === 3 ? 'second' : 'main' },
    ];
  });
}
