import type { Db } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';

/**
 * What these variants give beside what the visitor has of their products by account or proven address, by variant id. One
 * that gives nothing more is left out.
 */
export type Adds = (
  db: Db,
  visitor: Visitor,
  variantIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly string[]>>;
