import type { Db } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';
import type { FileAccess } from './kind-own.ts';
import { allKinds } from './kinds.ts';

/**
 * Who may load a file that the shop serves: as the kinds say whose products have it; what belongs to no product is for
 * everybody.
 * @param addresses the spellings of the file's address.
 */
export async function findFileAccess(
  db: Db,
  addresses: readonly string[],
  visitor: () => Promise<Visitor | null>,
): Promise<FileAccess> {
  const answers = await Promise.all(
    allKinds().map(({ own }) => own.fileAccess?.(db, addresses, visitor) ?? null),
  );
  for (const access of ['everybody', 'visitor', 'nobody'] as const)
    if (answers.includes(access)) return access;
  return 'everybody';
}
