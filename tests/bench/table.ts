import type { Section } from './section.ts';

/** A section as Markdown, its columns drawn up so that it reads well as it is too. */
export function table({ title, note, columns, rows }: Section): string {
  const widths = columns.map((name, at) =>
    Math.max(3, name.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (at === 0 ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [`## ${title}`, '', note, '', line(columns), rule, ...rows.map(line)].join('\n');
}
