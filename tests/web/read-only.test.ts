import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ stripe: false, redis: false });
});
afterAll(() => shop?.stop());

const admin = (text: string) => asAdmin(shop.database.adminUrl, (client) => client.query(text));
/** From another database, which can always be written to. */
const outside = (text: string) => {
  const url = new URL(shop.database.adminUrl);
  url.pathname = '/postgres';
  return asAdmin(url.href, (client) => client.query(text));
};
const databaseName = () => new URL(shop.database.url).pathname.slice(1);
const cutConnections = () =>
  outside(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${databaseName()}' and pid <> pg_backend_pid()`,
  );
const ready = async () => {
  const answer = await shop.client().get('/readyz');
  const { database } = JSON.parse(answer.text) as { database: string };
  return { status: answer.status, database };
};
const add = async () => (await shop.client().post('/api/cart/items', { product: 'first-sourdough' })).status;

/** Stops selling with `break_`, and must sell again by itself after `mend`, at every one of many tries. */
async function expectRecovery(breaks: () => Promise<unknown>, mend: () => Promise<unknown>, state: RegExp) {
  // Several connections, all of which must be found out.
  await Promise.all(Array.from({ length: 20 }, add));
  await breaks();
  await eventually(async () => (await ready()).status === 503, 10);
  expect((await ready()).database).toMatch(state);
  expect(await add()).toBe(503);
  expect((await shop.client().get('/healthz')).status).toBe(200);
  await mend();
  await eventually(async () => (await ready()).status === 200, 10);
  await eventually(async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, add));
    return answers.every((status) => status === 303);
  }, 10);
}

test('a server that becomes read-only and is replaced: sells again on new connections', async () => {
  await expectRecovery(
    async () => {
      await outside(`alter database ${databaseName()} set default_transaction_read_only = on`);
      await cutConnections();
    },
    // The connections that were opened meanwhile stay read-only: nobody ends them.
    () => outside(`alter database ${databaseName()} reset default_transaction_read_only`),
    /not writable/,
  );
});

test('a full disk: sells again when there is room', async () => {
  await admin(`create function no_room() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
  await expectRecovery(
    async () => {
      for (const table of ['write_checks', 'cart_items', 'carts'])
        await admin(
          `create trigger no_room before insert on ${table} for each row execute function no_room()`,
        );
    },
    () => admin('drop function no_room cascade'),
    /not writable/,
  );
});

test('no connection to be had: sells again when there is one', async () => {
  await expectRecovery(
    async () => {
      await outside(`alter database ${databaseName()} connection limit 0`);
      await cutConnections();
    },
    () => outside(`alter database ${databaseName()} connection limit -1`),
    /away/,
  );
});

test('every connection ended by an administrator: nobody notices', async () => {
  await Promise.all(Array.from({ length: 20 }, add));
  await cutConnections();
  expect(await Promise.all(Array.from({ length: 10 }, add))).toEqual(Array(10).fill(303));
  expect((await ready()).status).toBe(200);
});

test('whether it can be written is asked once a second at most', async () => {
  await eventually(async () => (await ready()).status === 200, 10);
  await admin(`create table checks_seen (n int); create function seen() returns trigger language plpgsql security definer as $$
    begin insert into checks_seen values (1); return new; end $$;
    create trigger seen before insert on write_checks for each row execute function seen()`);
  const from = Date.now();
  await Promise.all(Array.from({ length: 100 }, ready));
  const seconds = (Date.now() - from) / 1_000;
  const { rows } = await admin('select count(*)::int as n from checks_seen');
  expect(rows[0]?.n).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
});
