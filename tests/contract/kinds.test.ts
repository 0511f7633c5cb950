import { readdirSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { translate } from '#messages/t.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { holdItems } from '#shop/orders/deliver.ts';
import { listItems } from '#shop/orders/store.ts';
import { acceptsValue } from '#shop/products/catalogue/filter.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { parseListQuery, sorts } from '#shop/products/catalogue/list-query.ts';
import { productForm } from '#shop/products/editing/edit-form.ts';
import { findProductToEdit, formTexts } from '#shop/products/editing/product-to-edit.ts';
import { insertVariant } from '#shop/products/editing/variants/store.ts';
import type { KindDelivery, OrderLine } from '#shop/products/kind-delivery.ts';
import { accountSection } from '#shop/products/kind-sentences.ts';
import { allKinds, kindNamed, kindOfSection } from '#shop/products/kinds.ts';
import { listVariants } from '#shop/products/store.ts';
import { aVisitor, checkoutOf } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { aMembership, sessionOf } from './a-membership.ts';
import { addMembershipTables } from './add-kind.ts';

// The kinds of the shop, and one that only the tests know.
vi.mock('#shop/products/kinds.ts', async (original) =>
  (await import('./add-kind.ts')).withMembership(await original()),
);

const VIEWS = ['AdminFields', 'Choice', 'Details', 'Front', 'Own', 'Pictures', 'Questions'];
const folderOf = (name: string) =>
  name === 'membership' ? 'tests/contract/membership' : `src/shop/products/kinds/${name}`;

beforeAll(async () => {
  await addMembershipTables();
  await aMembership(5, [null, 3]);
});

/** A product of the kind that is on sale, and the first of its variants. */
async function onSale(kind: string) {
  const product = await db
    .selectFrom('products')
    .select(['id', 'slug', 'title'])
    .where('kind', '=', kind)
    .where('status', '=', 'published')
    .orderBy('slug')
    .executeTakeFirst();
  if (!product) throw new Error(`nothing of the kind ${kind} is on sale`);
  const [variant] = await listVariants(db, product.id);
  if (!variant) throw new Error(`${product.slug} has no variant`);
  return { ...product, variantId: variant.id };
}

/** An order of one of the kind that waits for its money. */
async function anOrderOf(kind: string) {
  const visitor = await aVisitor();
  const { variantId } = await onSale(kind);
  await addItem(db, visitor, { variant: variantId, quantity: 1 });
  const { orderId } = await checkoutOf(visitor);
  return { visitor, orderId };
}

/**
 * All of what the shop has written down; of two states that are the same, the same text.
 * @param options.hasLedger with the ledger of the stock, which grows when something is done and undone.
 */
async function stateOf(tx: Tx, { hasLedger = false } = {}): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(relname) as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and (${hasLedger} or relname <> 'stock_movements') order by 1`.execute(tx);
  const sums: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ sum: string }>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${sql.raw(name)} t`.execute(
      tx,
    );
    sums.push(`${name} ${rows[0]?.sum}`);
  }
  return sums.join('\n');
}

/** Runs `work` and leaves nothing of it. */
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  const done = new Error('done');
  await inTransaction(db, async (tx) => {
    await work(tx);
    throw done;
  }).catch((error) => {
    if (error !== done) throw error;
  });
}

test('no two kinds have a name, a section or a place in the account in common', () => {
  for (const of of [({ name }) => name, ({ section }) => section, accountSection] satisfies ((
    kind: ReturnType<typeof kindNamed>,
  ) => string)[]) {
    const all = allKinds().map(of);
    expect(new Set(all).size).toBe(all.length);
  }
});

describe.each(allKinds().map(({ name }) => name))('the kind %s', (name) => {
  const kind = kindNamed(name);
  const { words, details, list, sale, own } = kind;

  test('is known by its name to the database, and by its section to nothing else', async () => {
    const known = db.selectFrom('productKinds').select('name').where('name', '=', name);
    expect(await known.executeTakeFirst()).toEqual({ name });
    expect(kind.section).toMatch(/^[a-z][a-z-]{0,39}$/);
    expect(kindOfSection(kind.section)).toBe(kind);
    const pages = (folder: string) => readdirSync(folder).map((file) => file.replace(/\..*$/, ''));
    expect(pages('src/pages')).not.toContain(kind.section);
    expect(pages('src/pages/account')).not.toContain(accountSection(kind));
  });

  describe('words', () => {
    const sentences = {
      ...words,
      text: words.nothingOwned.text,
      why: sale.withdrawal.days ?? sale.withdrawal.why,
    };
    const parts = {
      ...words,
      title1: words.title.one,
      title2: words.title.many,
      nothing: words.nothingOwned.title,
    };

    const whole = ['promise', 'promiseInGeneral', 'afterPaying', 'emailed', 'owned'] as const;
    test.each([...whole, 'nothingYet', 'about', 'text'] as const)('%s is a sentence', (key) => {
      expect(sentences[key]).toMatch(/^\p{Lu}.*\S\.$/u);
    });

    const headings = [
      'title1',
      'title2',
      'ownTitle',
      'nothing',
      'aboutThis',
      'more',
      'featuredTitle',
    ] as const;
    const labels = ['all', 'browse', 'search', 'use', 'option'] as const;
    test.each([...headings, ...labels])('%s is a heading or a label', (key) => {
      expect(parts[key] ?? 'Option').toMatch(/^\p{Lu}.*[^.\s]$/u);
    });

    test('name the title on a button where several stand together', () => {
      expect(translate(words.useTitled, { title: 'Ada' })).toMatch(/^\p{Lu}.*Ada.*[^.\s]$/u);
    });

    test.each(['counted', 'browseCounted'] as const)('%s counts', (key) => {
      const said = [1, 2].map((count) => translate(words[key], { count }));
      expect(new Set(said).size).toBe(2);
      expect(said[1]).toContain('2');
    });

    test('say until when a buyer can withdraw, or why not', () => {
      if (typeof sentences.why === 'number') expect(sentences.why).toBeGreaterThanOrEqual(14);
      else expect(sentences.why).toMatch(/^\p{Lu}.*\S\.$/u);
    });
  });

  describe('details', () => {
    test('blank ones survive JSON and the form, field by field', () => {
      const { blank, fields, texts, apply } = details.form;
      expect(details.schema.parse(JSON.parse(JSON.stringify(blank)))).toEqual(blank);
      for (const field of Object.keys(fields)) expect(field).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
      expect(Object.keys(texts(blank)).toSorted()).toEqual(Object.keys(fields).toSorted());
      const read = Object.entries(texts(blank)).map(([field, text]) => [field, fields[field]?.parse(text)]);
      expect(apply(blank, Object.fromEntries(read))).toEqual(blank);
    });

    test('those of a product survive JSON, saving, and the edit form', async () => {
      const { id, slug } = await onSale(name);
      const loaded = (await details.load(db, [id])).get(id);
      expect(details.schema.parse(JSON.parse(JSON.stringify(loaded)))).toEqual(loaded);
      expect(await details.load(db, [])).toEqual(new Map());
      await undone(async (tx) => {
        await details.save(tx, id, loaded);
        expect((await details.load(tx, [id])).get(id)).toEqual(loaded);
      });
      const product = await findProductToEdit(db, slug);
      if (!product) throw new Error('the product is gone');
      const form = { ...formTexts(product), version: String(product.version) };
      expect(Object.keys(form)).toHaveLength(new Set(Object.keys(form)).size);
      const edit = productForm(kind).parse(form);
      expect(details.form.apply(loaded, edit.details)).toEqual(loaded);
    });

    test('what is missing of blank ones is said in sentences, each at a field or a page', async () => {
      const { id } = await onSale(name);
      for (const { field, text } of await details.form.missing(db, id, details.form.blank)) {
        expect(field).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(text).toMatch(/^\p{Lu}.*\S\.$/u);
      }
    });
  });

  describe('lists', () => {
    test('cards have facts with a name and a text', async () => {
      const { id } = await onSale(name);
      const [brief] = await list.briefs(db, { productIds: [id] });
      expect(brief).toMatchObject({ productId: id });
      for (const fact of list.facts(brief))
        expect(fact).toEqual({ name: expect.stringMatching(/^\p{Lu}/u), text: expect.stringMatching(/\S/) });
    });

    test('every value by which they offer to filter can be chosen', async () => {
      const names = list.filters.map((filter) => filter.name);
      expect(new Set(names).size).toBe(names.length);
      for (const filter of list.filters) {
        expect(filter.name).toMatch(/^[a-z]+$/);
        for (const { value } of filter.options) expect(chosen(`${filter.name}=${value}`)).toEqual([value]);
      }
      const page = await listProducts(db, kind, query(''));
      for (const { name: filter, options } of page?.facets ?? [])
        for (const { value, text } of options) {
          expect(chosen(`${filter}=${encodeURIComponent(value)}`)).toEqual([value]);
          expect(text).toMatch(/\S/);
        }
      expect(await unreadable()).toEqual([]);
    });

    test('every sort can be chosen, the usual one is one of them, and each shows the same things', async () => {
      const names = [...sorts, ...list.sorts.map((sort) => sort.name)];
      expect(new Set(names).size).toBe(names.length);
      expect(names).toContain(list.usualSort);
      expect(query('').sort).toBe(list.usualSort);
      for (const sort of names.filter((one) => one !== 'relevance')) {
        expect(query(`sort=${sort}`).sort).toBe(sort);
        expect((await listProducts(db, kind, query(`sort=${sort}`)))?.cards.length, sort).toBeGreaterThan(0);
      }
      for (const { text } of list.sorts) expect(text).toMatch(/^\p{Lu}.*[^.\s]$/u);
    });

    function query(params: string) {
      const read = parseListQuery(new URLSearchParams(params), kind);
      if (!('query' in read)) throw new Error(`${params} cannot be read: ${read.wrong}`);
      return read.query;
    }

    const chosen = (params: string) => Object.values(query(params).chosen).flat();

    /** Values that products of the kind have, and that none of its filters accepts. */
    async function unreadable(): Promise<string[]> {
      const rows = await db
        .selectFrom('products')
        .select('kindFacets')
        .distinct()
        .where('kind', '=', name)
        .execute();
      return rows
        .flatMap(({ kindFacets }) => kindFacets.split(' '))
        .filter(Boolean)
        .filter((facet) => {
          const [filter, value = ''] = facet.split('=');
          return !list.filters.some((one) => one.name === filter && acceptsValue(one, value));
        });
    }
  });

  test('has the views that shared pages look for, under the names by which they do', () => {
    const views = readdirSync(folderOf(name)).filter((file) => file.endsWith('.astro'));
    expect(views.filter((file) => !VIEWS.includes(file.replace('.astro', '')))).toEqual([]);
    const isEdited = Object.keys(details.form.fields).length > 0;
    expect(views.includes('AdminFields.astro')).toBe(isEdited);
  });

  describe('sale', () => {
    test('is of a number that a variant may have, and says why not of more', async () => {
      expect(sale.maxQuantity).toBeGreaterThanOrEqual(1);
      if (sale.isBoughtOnce) expect(sale.maxQuantity).toBe(1);
      if (sale.isBoughtOnce) expect(words.boughtAgain).toMatch(/^\p{Lu}.*\.$/u);
      const { id } = await onSale(name);
      const variant = { sku: 'MOST', priceAmount: 100, costAmount: null, currency: 'USD' };
      await undone((tx) => insertVariant(tx, id, { ...variant, maxQuantity: sale.maxQuantity }));
      const rule = { minQuantity: 1, maxQuantity: sale.maxQuantity };
      expect(sale.check({ quantity: 1, variant: rule })).toBeNull();
      expect(sale.check({ quantity: sale.maxQuantity, variant: rule })).toBeNull();
      expect(sale.check({ quantity: sale.maxQuantity + 1, variant: rule }) ?? 'Too many.').toMatch(
        /^\p{Lu}.*\.$/u,
      );
    });

    test('says of every variant whether it can be bought, or that nothing ever runs out', async () => {
      const { variantId } = await onSale(name);
      const states = await sale.available?.(db, [variantId], null);
      if (states) expect([...states]).toEqual([[variantId, expect.objectContaining({ is: 'open' })]]);
      expect(await sale.available?.(db, [], null)).toEqual(sale.available ? new Map() : undefined);
    });
  });

  describe.skipIf(!kind.delivery)('delivery', () => {
    const { hold, release, fulfil, revoke } = (kind.delivery ?? {}) as KindDelivery;
    const until = new Date(Date.now() + 60_000);

    test('done twice is done once: hold, release, fulfil, revoke', async () => {
      const { orderId } = await anOrderOf(name);
      const lines = await linesOf(orderId);
      const none = lines.map((line) => ({ ...line, units: 0 }));
      await undone(async (tx) => {
        // What was placed is held.
        const held = await stateOf(tx);
        await hold(tx, lines, until);
        expect(await stateOf(tx)).toBe(held);
        const free = await twice(tx, () => release(tx, lines));
        await twice(tx, () => hold(tx, lines, until));
        await release(tx, lines);
        expect(await stateOf(tx)).toBe(free);
        await hold(tx, lines, until);
        const owned = await twice(tx, async () => expect([...(await fulfil(tx, lines))]).toEqual([]));
        await release(tx, lines);
        await hold(tx, lines, until);
        expect(await stateOf(tx)).toBe(owned);
        const gone = await twice(tx, () => revoke(tx, none));
        await fulfil(tx, lines);
        expect(await stateOf(tx)).toBe(owned);
        await revoke(tx, none);
        expect(await stateOf(tx)).toBe(gone);
      });
    });

    test('what is kept for an order joins its customer once, however often the address is proven', async () => {
      const { orderId } = await anOrderOf(name);
      const lines = await linesOf(orderId);
      await undone(async (tx) => {
        await fulfil(tx, lines);
        const { customerId } = await tx
          .updateTable('orders')
          .set({ isAddressProven: true })
          .where('id', '=', orderId)
          .returning('customerId')
          .executeTakeFirstOrThrow();
        const orderItemIds = lines.map(({ orderItemId }) => orderItemId);
        const joining = { customerId: customerId ?? '', orderItemIds, orderIds: [orderId] };
        await twice(tx, async () => own.join?.(tx, joining));
      });
    });

    test('a hold that is refused leaves nothing behind', async () => {
      const { orderId } = await anOrderOf(name);
      const lines = await linesOf(orderId);
      await undone(async (tx) => {
        await release(tx, lines);
        const variantIds = lines.map(({ variantId }) => variantId);
        await sql`update pools set capacity = taken
          where id in (select pool_id from variant_pools where variant_id = any(${variantIds}::uuid[])
            union all select pool_id from stock_levels where variant_id = any(${variantIds}::uuid[]))`.execute(
          tx,
        );
        const before = await stateOf(tx);
        await sql`savepoint refused`.execute(tx);
        const refusal = await hold(tx, lines, until).catch((error) => error);
        if (!sale.available) expect(refusal).toBeUndefined();
        else expect([refusal instanceof ShopError, refusal.code]).toEqual([true, 'sold_out']);
        await sql`rollback to savepoint refused`.execute(tx);
        expect(await stateOf(tx)).toBe(before);
      });
    });

    test('what was placed together is held all or nothing', async () => {
      const { orderId } = await anOrderOf(name);
      const items = await listItems(db, orderId);
      await undone(async (tx) => {
        const before = await stateOf(tx);
        await holdItems(tx, items, until);
        expect(await stateOf(tx)).toBe(before);
      });
    });

    async function linesOf(orderId: string): Promise<OrderLine[]> {
      const items = await listItems(db, orderId);
      return items.map(({ id, productId, variantId, quantity }) => {
        return { orderId, orderItemId: id, productId, variantId, units: quantity };
      });
    }

    /** @returns the state after it was done once, which is the state after it was done twice. */
    async function twice(tx: Tx, act: () => Promise<unknown>): Promise<string> {
      await act();
      const [once, ledger] = [await stateOf(tx), await stateOf(tx, { hasLedger: true })];
      await act();
      expect(await stateOf(tx, { hasLedger: true })).toBe(ledger);
      return once;
    }
  });

  test('bought, it is owned: an entitlement for each line, listed for its buyer alone', async () => {
    const { slug, title } = await onSale(name);
    const { visitor, orderId } = await anOrderOf(name);
    const sessionId = await sessionOf(orderId);
    await payAt(sessionId);
    await deliver(sessionId);
    const rows = await db
      .selectFrom('orderItems as i')
      .leftJoin('entitlements as e', 'e.orderItemId', 'i.id')
      .select(['i.quantity', 'i.kind', 'e.units'])
      .where('i.orderId', '=', orderId)
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const { quantity, units } of rows) expect(units).toBe(quantity);
    // What only stands for other lines is owned as those.
    if (kind.delivery)
      expect(await own.list(db, visitor)).toEqual([expect.objectContaining({ slug, title })]);
    expect(await own.list(db, await aVisitor())).toEqual([]);
    expect(own.path(slug)).toMatch(/^\/[a-z][a-z0-9/-]*$/);
  });
});
