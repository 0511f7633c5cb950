import type { z } from 'zod';
import type { Cursor, KeyShape, PageOf } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import type { Permission } from '#shop/accounts/permissions.ts';
import type { Label } from '../labels.ts';

/** What stands in a cell: the page shows it in its way, a CSV file in another. */
export type Cell =
  | {
      readonly is: 'text';
      readonly text: string;
      /** Of a product's text, ISO 639-1. */
      readonly language?: string | null;
      readonly href?: string;
      readonly badge?: Label | null;
    }
  | { readonly is: 'badge'; readonly badge: Label }
  | { readonly is: 'money'; readonly money: Money | null }
  | { readonly is: 'count'; readonly count: number }
  | { readonly is: 'time'; readonly at: Date | null };

export interface Column<Row> {
  /** In the address of the list. */
  readonly key: string;
  readonly head: () => string;
  readonly cell: (row: Row) => Cell;
  readonly look?: 'figure' | 'money' | 'short' | 'long';
  /** Shown only when it is chosen. */
  readonly isExtra?: boolean;
}

/** A field of the form above a list; those with `isRare` stand behind "More filters" until they are used. */
export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly type?: 'search' | 'date' | 'text';
  readonly inputmode?: 'decimal';
  readonly options?: readonly { readonly value: string; readonly text: string }[];
  readonly isRare?: boolean;
}

export interface ListQuery {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly columns?: string | undefined;
}

/** What a list says about itself on its page. */
export interface ListLook {
  readonly path: string;
  /** Who may take it along as a file. */
  readonly take: Permission;
  readonly title: () => string;
  /** How the rows are ordered, for screen readers. */
  readonly caption: () => string;
  /** The first one leads to the row's own page, and is always shown. */
  readonly columns: readonly Pick<Column<never>, 'key' | 'head'>[];
  readonly empty: {
    readonly none: () => string;
    readonly noneYet: () => string;
    readonly all: () => string;
    readonly start: () => string;
  };
}

/** One list of the admin, whole: `openList` reads it, `AdminList.astro` shows it, `listCsv` makes a file of it. */
export interface AdminList<Row extends ListedRow, Query extends ListQuery> extends ListLook {
  readonly see: Permission;
  /** Of its file, and in the audit log when somebody took it. */
  readonly name: string;
  readonly query: z.ZodType<Query>;
  readonly shape: (query: Query) => KeyShape;
  /** What of the query is left out of addresses, because it is so anyway. */
  readonly usual?: Partial<Query>;
  readonly read: (db: Db, query: Query, cursor: Cursor | null, size?: number) => Promise<PageOf<Row>>;
  readonly columns: readonly Column<Row>[];
  readonly filters: (db: Db) => Promise<readonly FilterField[]>;
}

export interface ListedRow {
  readonly id: string;
  readonly key: string | number;
  readonly isPractice?: boolean;
}
