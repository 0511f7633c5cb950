/** Outlines of a cover's figures as SVG path data, in whole units. */

/** A circle around (x, y). */
export function disc(x: number, y: number, radius: number): string {
  return ellipse(x, y, radius, radius);
}

/** An ellipse around (x, y). */
export function ellipse(x: number, y: number, wide: number, high: number): string {
  const [a, b] = [Math.round(wide), Math.round(high)];
  return `M${at(x - a, y)}a${a} ${b} 0 1 0 ${2 * a} 0a${a} ${b} 0 1 0 ${-2 * a} 0Z`;
}

/** A rectangle from its top left corner. */
export function bar(x: number, y: number, width: number, height: number): string {
  return `M${at(x, y)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}Z`;
}

/** A closed outline through the points. */
export function outline(...points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => at(x, y)).join('L')}Z`;
}

/** A window with a round head, standing on y = `foot`. */
export function arch(x: number, top: number, width: number, foot: number): string {
  const r = Math.round(width / 2);
  return `M${at(x, foot)}V${Math.round(top + r)}a${r} ${r} 0 0 1 ${2 * r} 0V${Math.round(foot)}Z`;
}

/** A leaf between two tips; `bulge` is the radius of its two sides. */
export function leaf(x1: number, y1: number, x2: number, y2: number, bulge: number): string {
  const r = Math.round(bulge);
  return `M${at(x1, y1)}A${r} ${r} 0 0 1 ${at(x2, y2)}A${r} ${r} 0 0 1 ${at(x1, y1)}Z`;
}

/** A piece of a ring around (x, y) between two radii and two angles (degrees, 0 to the right, clockwise). */
export function ringPiece(
  x: number,
  y: number,
  inner: number,
  outer: number,
  from: number,
  to: number,
): string {
  const point = (radius: number, angle: number) =>
    at(x + radius * Math.cos((angle * Math.PI) / 180), y + radius * Math.sin((angle * Math.PI) / 180));
  const [i, o] = [Math.round(inner), Math.round(outer)];
  const large = to - from > 180 ? 1 : 0;
  return `M${point(o, from)}A${o} ${o} 0 ${large} 1 ${point(o, to)}L${point(i, to)}A${i} ${i} 0 ${large} 0 ${point(i, from)}Z`;
}

/** A band from the left edge to the right that swings around y, `thick` high. */
export function swell(y: number, rise: number, thick: number, width: number, phase: number): string {
  const half = width / 2;
  const top = `M${at(-half + phase, y)}${swings(half, -rise)}`;
  return `${top}v${Math.round(thick)}${swings(-half, rise)}Z`;
}

function swings(half: number, rise: number): string {
  const [h, q, r] = [Math.round(half), Math.round(half / 2), Math.round(rise)];
  return [1, -1, 1, -1].map((up) => `q${q} ${r * up} ${h} 0`).join('');
}

function at(x: number, y: number): string {
  return `${Math.round(x)} ${Math.round(y)}`;
}
