import { arcade, fan, sheets, stairs, strokes, tiles, weave } from './craft-figures.ts';
import type { Figure, FigureShape, Random } from './figure.ts';
import { cairn, hills, leaves, moons, rings, sunset, waves } from './nature-figures.ts';

/** All figures; their order decides which cover gets which. */
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

/** Draws one of the figures into that size; `random` decides which one, and how. */
export function drawFigure(random: Random, width: number, height: number): FigureShape[] {
  const figure = figures[Math.floor(random() * figures.length)] ?? rings;
  return figure(random, width, height);
}
