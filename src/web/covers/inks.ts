import { hashOf } from './seeded-random.ts';

/** The inks of one printed cover: paper, lettering, and two for the figure. */
export type Inks = { ground: string; type: string; main: string; second: string };

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

/** Each pair is one category's shelf: its usual edition and the one printed the other way round. */
const pairs: readonly (readonly [Inks, Inks])[] = [
  [
    { ground: ochre, type: ink, main: ink, second: cream },
    { ground: cream, type: ink, main: ochre, second: madder },
  ],
  [
    { ground: sage, type: ink, main: bottle, second: cream },
    { ground: bottle, type: cream, main: sage, second: clay },
  ],
  [
    { ground: clay, type: ink, main: plum, second: cream },
    { ground: plum, type: cream, main: clay, second: cream },
  ],
  [
    { ground: madder, type: cream, main: cream, second: ink },
    { ground: cream, type: ink, main: madder, second: ink },
  ],
  [
    { ground: mist, type: ink, main: cream, second: prussian },
    { ground: cream, type: ink, main: prussian, second: clay },
  ],
  [
    { ground: ink, type: cream, main: mist, second: ochre },
    { ground: mist, type: ink, main: ink, second: cream },
  ],
  [
    { ground: plum, type: cream, main: mist, second: ochre },
    { ground: cream, type: ink, main: plum, second: ochre },
  ],
  [
    { ground: cream, type: ink, main: bottle, second: clay },
    { ground: bottle, type: cream, main: cream, second: ochre },
  ],
  [
    { ground: sage, type: ink, main: slate, second: cream },
    { ground: slate, type: cream, main: sage, second: ochre },
  ],
  [
    { ground: ochre, type: ink, main: madder, second: cream },
    { ground: madder, type: cream, main: ochre, second: cream },
  ],
  [
    { ground: slate, type: cream, main: mist, second: clay },
    { ground: cream, type: ink, main: slate, second: madder },
  ],
  [
    { ground: prussian, type: cream, main: mist, second: ochre },
    { ground: mist, type: ink, main: prussian, second: madder },
  ],
];

/** The inks of a category's covers. `reversed` is the rarer edition of the same pair. */
export function inksOf(category: string, reversed: boolean): Inks {
  // The number is one that gives each of the demo shop's shelves inks of its own.
  const pair = pairs[hashOf(`shelf 7307/${category}`) % pairs.length];
  if (!pair) throw new Error('no inks');
  return reversed ? pair[1] : pair[0];
}
