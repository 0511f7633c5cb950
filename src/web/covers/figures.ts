import { arcade, fan, sheets, stairs, strokes, tiles, weave } from './craft-figures.ts';
import type { Figure, Print, Random } from './figure.ts';
import { cairn, hills, leaves, moons, rings, sunset, waves } from './nature-figures.ts';

/** The publisher's figures. */
const figures: readonly Figure[] = [
  rings,
  arcade,
  sunset,
  fan,
  leaves,
  stairs,
  waves,
  tiles,
  moons,
  strokes,
  cairn,
  weave,
  hills,
  sheets,
];

/** Draws one of the figures into a window of that size; which one, and how, is up to `random`. */
export function drawFigure(random: Random, width: number, height: number): Print[] {
  const figure = figures[Math.floor(random() * figures.length)] ?? rings;
  return figure(random, width, height);
}
