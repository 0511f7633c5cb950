import { hashOf } from './seeded-random.ts';

/** The colours of a cover: background, text, and two for the figure. */
export type Palette = { background: string; text: string; main: string; second: string };

const cream = '#f1e7d2';
const ink = '#25211c';
const madder = '#a8402f';
const ochre = '#d49b38';
const prussian = '#21466a';
const bottle = '#2a5243';
const plum = '#56304a';
const clay = '#d99f83';
const mist = '#a9c0c4';
const sage = '#b4bd97';
const slate = '#3a6268';

/** A pair for each category: its usual palette and a rarer one. */
const pairs: readonly (readonly [Palette, Palette])[] = [
  [
    { background: ochre, text: ink, main: ink, second: cream },
    { background: cream, text: ink, main: ochre, second: madder },
  ],
  [
    { background: sage, text: ink, main: bottle, second: cream },
    { background: bottle, text: cream, main: sage, second: clay },
  ],
  [
    { background: clay, text: ink, main: plum, second: cream },
    { background: plum, text: cream, main: clay, second: cream },
  ],
  [
    { background: madder, text: cream, main: cream, second: ink },
    { background: cream, text: ink, main: madder, second: ink },
  ],
  [
    { background: mist, text: ink, main: cream, second: prussian },
    { background: cream, text: ink, main: prussian, second: clay },
  ],
  [
    { background: ink, text: cream, main: mist, second: ochre },
    { background: mist, text: ink, main: ink, second: cream },
  ],
  [
    { background: plum, text: cream, main: mist, second: ochre },
    { background: cream, text: ink, main: plum, second: ochre },
  ],
  [
    { background: cream, text: ink, main: bottle, second: clay },
    { background: bottle, text: cream, main: cream, second: ochre },
  ],
  [
    { background: sage, text: ink, main: slate, second: cream },
    { background: slate, text: cream, main: sage, second: ochre },
  ],
  [
    { background: ochre, text: ink, main: madder, second: cream },
    { background: madder, text: cream, main: ochre, second: cream },
  ],
  [
    { background: slate, text: cream, main: mist, second: clay },
    { background: cream, text: ink, main: slate, second: madder },
  ],
  [
    { background: prussian, text: cream, main: mist, second: ochre },
    { background: mist, text: ink, main: prussian, second: madder },
  ],
];

/** The palette of a category's covers. @param reversed the rarer one of the pair. */
export function paletteOf(category: string, reversed: boolean): Palette {
  // With this prefix the categories of the demo shop get different palettes.
  const pair = pairs[hashOf(`shelf 7307/${category}`) % pairs.length];
  if (!pair) throw new Error('no palette');
  return reversed ? pair[1] : pair[0];
}
