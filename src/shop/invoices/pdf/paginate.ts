import { type Block, PAGE } from './blocks.ts';

/** A block on its page. */
export interface Placed {
  readonly block: Block;
  readonly y: number;
  /** The head of a table that began on an earlier page. */
  readonly isRepeated?: boolean;
}

/**
 * Shares blocks over pages, from top to bottom.
 * @param heads the head of each table, by its name: it stands again on a page that begins within the table.
 */
export function paginate(
  blocks: readonly Block[],
  heads: ReadonlyMap<string, Block>,
): readonly (readonly Placed[])[] {
  const pages: Placed[][] = [[]];
  let y: number = PAGE.top;
  for (const block of blocks) {
    if (y + block.height > PAGE.bottom && (pages.at(-1)?.length ?? 0) > 0) {
      const head = block.table === undefined ? undefined : heads.get(block.table);
      pages.push(head ? [{ block: head, y: PAGE.top, isRepeated: true }] : []);
      y = PAGE.top + (head?.height ?? 0);
    }
    pages.at(-1)?.push({ block, y });
    y += block.height;
  }
  return pages;
}
