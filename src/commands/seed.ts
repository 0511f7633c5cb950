import { parseArgs } from 'node:util';
import { config } from '#lib/config.ts';
import { createPool, type Db, inTransaction, kyselyOn, type Tx } from '#lib/db.ts';
import { loadBulkCourses } from '../../database/seed/bulk-courses.ts';
import { loadDemoShop } from '../../database/seed/demo-shop.ts';
import { clearPractice } from '../../database/seed/practice/clear-practice.ts';
import { type LoadedPractice, loadPractice } from '../../database/seed/practice/load-practice.ts';
import { type Command, print, UsageError, wholeNumber } from './command.ts';

/** The option that leaves out the practice orders. */
export const WITHOUT_ORDERS = 'without-orders';

/** Settings that say what has been loaded into this database. */
const SHOP_MARK = 'demo_shop';
const PRACTICE_MARK = 'practice_orders';

export const seedCommand: Command = {
  usage: 'db seed [--without-orders] [--products N] [--clear]',
  about:
    'loads the demo shop and its practice orders once, and N more courses for measuring; --clear removes the practice orders with their customers, reviews and progress',
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        products: { type: 'string' },
        [WITHOUT_ORDERS]: { type: 'boolean', default: false },
        clear: { type: 'boolean', default: false },
      },
    });
    const { products, clear, [WITHOUT_ORDERS]: isWithoutOrders } = values;
    if (clear && (products !== undefined || isWithoutOrders)) throw new UsageError('--clear stands alone');
    if (clear) return clearSeed();
    const seeded = await seedOnce(isWithoutOrders ? 'never' : 'if-missing');
    if (!seeded.isNew) print('The demo shop was loaded before.');
    reportSeeded(seeded);
    if (products === undefined) return;
    await withOwner((db) => loadBulkCourses(db, wholeNumber(products)));
    print(`Added ${products} courses.`);
  },
};

export interface Seeded {
  /** Whether the demo shop was loaded now, not before. */
  readonly isNew: boolean;
  /** What was loaded of practice orders now; null for none. */
  readonly practice: LoadedPractice | null;
}

export function reportSeeded({ isNew, practice }: Seeded): void {
  if (isNew) print('The demo shop is loaded.');
  if (practice) print(`Added ${practice.orders} practice orders and ${practice.reviews} reviews.`);
}

/**
 * Loads the demo shop unless it was loaded into this database before.
 * @param orders whether practice orders are loaded: `with-shop` only together with the shop, so that orders that were
 * removed stay away.
 */
export async function seedOnce(orders: 'never' | 'with-shop' | 'if-missing'): Promise<Seeded> {
  return withOwner((db) =>
    inTransaction(db, async (tx) => {
      const isNew = await setMark(tx, SHOP_MARK);
      if (isNew) await loadDemoShop(tx);
      const isWanted = orders === 'if-missing' || (orders === 'with-shop' && isNew);
      const practice = isWanted && (await setMark(tx, PRACTICE_MARK)) ? await loadPractice(tx) : null;
      return { isNew, practice };
    }),
  );
}

async function clearSeed(): Promise<void> {
  const cleared = await withOwner((db) =>
    inTransaction(db, async (tx) => {
      await tx.deleteFrom('settings').where('name', '=', PRACTICE_MARK).execute();
      return clearPractice(tx);
    }),
  );
  const { orders, customers, reviews, kept } = cleared;
  print(`Removed ${orders} practice orders, ${customers} customers and ${reviews} reviews.`);
  if (kept > 0) print(`Kept ${kept} ${kept === 1 ? 'customer' : 'customers'} with an order of their own.`);
}

/** @returns false if the setting was there before. */
async function setMark(tx: Tx, name: string): Promise<boolean> {
  const mark = await tx
    .insertInto('settings')
    .values({ name, value: JSON.stringify({ loaded: true }) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  return Boolean(mark.numInsertedOrUpdatedRows);
}

/** Bulk work runs as the owner, without the time limits of pages. */
async function withOwner<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const pool = createPool('cli', 1, config.databaseOwnerUrl, { isBounded: false });
  try {
    return await work(kyselyOn(pool));
  } finally {
    await pool.end();
  }
}
