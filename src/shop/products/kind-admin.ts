import type { Db } from '#lib/db.ts';

/** The part of the admin that only this kind has. */
export interface KindAdmin {
  /** Pages of a product beside those that every product has, in the order of their tabs. */
  readonly pages: readonly KindAdminPage[];
  /** What the audit log calls the parts of a product that are edited by themselves: `lesson:<id>`. */
  readonly auditSubjects?: (db: Db, productId: string) => Promise<readonly string[]>;
  /**
   * What staff see beside a thing that a customer owns, by order item: "3 of 9 lessons done". Those of which there is
   * nothing to say are left out.
   */
  readonly ownedFacts?: (db: Db, orderItemIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

export interface KindAdminPage {
  /** As `missing` names it: `curriculum`. */
  readonly key: string;
  /** On the tab: "Curriculum". */
  readonly title: string;
  path(slug: string): string;
}
