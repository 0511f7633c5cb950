import type { Db, Tx } from '#lib/db.ts';

/** The part of the admin that only this kind has. */
export interface KindAdmin {
  /** Pages of a product beside those that every product has, in the order of their tabs. */
  readonly pages: readonly KindAdminPage[];
  /** Where its variants are edited, for a kind that makes them itself; by default the page of every product. */
  readonly variantsPath?: (slug: string) => string;
  /** On the link there that its form has instead of a price, for a kind whose prices are only there: "Dates, tickets and prices". */
  readonly variantsLink?: string;
  /** What the audit log calls the parts of a product that are edited by themselves: `lesson:<id>`. */
  readonly auditSubjects?: (db: Db, productId: string) => Promise<readonly string[]>;
  /** How the audit log tells of the fields of the kind's form. Of one that is not named here it keeps no values. */
  readonly auditFields?: Readonly<Record<string, AuditField>>;
  /** Titles of parts that are edited by themselves, by subject (`lesson:<id>`), and where. Parts that are gone have none. */
  readonly auditTitles?: (db: Db, subjects: readonly string[]) => Promise<ReadonlyMap<string, AuditTitle>>;
  /** For a kind whose variants show pictures of the product: the codes of those that do, by picture, and how they lose it. */
  readonly variantPictures?: {
    readonly skus: (db: Db, productId: string) => Promise<ReadonlyMap<string, readonly string[]>>;
    readonly drop: (tx: Tx, productId: string, fileId: string) => Promise<void>;
  };
  /**
   * What staff see beside a thing that a customer owns, by order item: "3 of 9 lessons done". Those of which there is
   * nothing to say are left out.
   */
  readonly ownedFacts?: (db: Db, orderItemIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

export interface AuditField {
  /** As its label in the form: "Teacher"; a sentence for `translate`. */
  readonly name: string;
  /** Whether the log keeps its values: not of long texts, and never of what may be about a person. */
  readonly isKept?: boolean;
  /** A value for people: "German" for `de`. */
  readonly text?: (value: string) => string;
}

export interface AuditTitle {
  readonly title: string;
  /** The page in the admin. */
  readonly path: string;
}

export interface KindAdminPage {
  /** As `missing` names it: `curriculum`. */
  readonly key: string;
  /** On the tab: "Curriculum"; a sentence for `translate`. */
  readonly title: string;
  path(slug: string): string;
}
