import { type Entry, openJournal } from './journal.ts';
import { TABLES, type Table, type Tables } from './tables.ts';

type Rows = { [T in Table]: Map<string, Tables[T]> };
type Watchers = { [T in Table]?: (id: string, record: Tables[T] | null) => void };

/** The records as one transaction sees them, with its own changes. All changes are kept, or none when it throws. */
export type StoreTx = {
  get<T extends Table>(table: T, id: string): Tables[T] | undefined;
  /** Every record in the order of creation. */
  all<T extends Table>(table: T): Tables[T][];
  put<T extends Table>(table: T, id: string, record: Tables[T]): void;
  remove(table: Table, id: string): void;
};

export type Store = {
  get: StoreTx['get'];
  all: StoreTx['all'];
  count(table: Table): number;
  /** Runs `work` as one transaction: written to the journal as one line, then visible, then sent to the watchers. */
  transaction<R>(work: (draft: StoreTx) => R): R;
  /** Calls `watcher` for each record there is and after every later change to the table. */
  watch<T extends Table>(table: T, watcher: NonNullable<Watchers[T]>): void;
  /** Rewrites the journal with the present records only. */
  compact(): void;
  /** Removes every record. */
  wipe(): void;
  close(): void;
};

/** Opens the store kept in `directory`. Throws when the journal there is damaged. */
export function openStore(directory: string): Store {
  const rows = emptyRows();
  const watchers: Watchers = {};
  let replayed = 0;
  const journal = openJournal(directory, (entry) => {
    replayed += 1;
    apply(rows, entry);
  });
  const store: Store = {
    get: (table, id) => rows[table].get(id),
    all: (table) => [...rows[table].values()],
    count: (table) => rows[table].size,
    transaction: (work) => {
      const changes = new Map<string, Entry>();
      const result = work(createStoreTx(rows, changes));
      if (changes.size === 0) return result;
      const entries = [...changes.values()];
      journal.append(entries);
      for (const entry of entries) apply(rows, entry);
      for (const entry of entries) notify(watchers, entry);
      return result;
    },
    watch: (table, watcher) => {
      watchers[table] = watcher as never;
      for (const [id, record] of rows[table]) watcher(id, record as never);
    },
    compact: () => journal.rewrite(entriesOf(rows)),
    wipe: () => {
      store.transaction((draft) => {
        for (const table of TABLES) for (const id of rows[table].keys()) draft.remove(table, id);
      });
      store.compact();
    },
    close: journal.close,
  };
  const live = TABLES.reduce((sum, table) => sum + rows[table].size, 0);
  if (replayed > 2 * live + 1000) store.compact();
  return store;
}

function emptyRows(): Rows {
  return Object.fromEntries(TABLES.map((table) => [table, new Map()])) as Rows;
}

function* entriesOf(rows: Rows): Iterable<Entry> {
  for (const table of TABLES) for (const [id, record] of rows[table]) yield [table, id, record];
}

function createStoreTx(rows: Rows, changes: Map<string, Entry>): StoreTx {
  const get: StoreTx['get'] = <T extends Table>(table: T, id: string) => {
    const change = changes.get(`${table} ${id}`);
    return change ? ((change[2] ?? undefined) as Tables[T] | undefined) : rows[table].get(id);
  };
  return {
    get,
    all: <T extends Table>(table: T) => {
      const changed = [...changes.values()].filter(([name]) => name === table);
      if (changed.length === 0) return [...rows[table].values()];
      const added = changed.filter(([, id]) => !rows[table].has(id));
      const ids = [...rows[table].keys(), ...added.map(([, id]) => id)];
      return ids.map((id) => get(table, id)).filter((record) => record !== undefined);
    },
    put: (table, id, record) => changes.set(`${table} ${id}`, [table, id, record]),
    remove: (table, id) => changes.set(`${table} ${id}`, [table, id, null]),
  };
}

function apply(rows: Rows, [table, id, record]: Entry): void {
  const map = rows[table as Table] as Map<string, unknown> | undefined;
  if (record === null) map?.delete(id);
  else map?.set(id, record);
}

function notify(watchers: Watchers, [table, id, record]: Entry): void {
  const watcher = watchers[table as Table] as ((id: string, record: unknown) => void) | undefined;
  watcher?.(id, record);
}
