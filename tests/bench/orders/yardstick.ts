import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asAdmin } from '#tests/support/services.ts';
import { pgbench } from '../pgbench.ts';

const CLIENTS = 16;
const EACH = 250;

/** An order and nothing around it, in six round trips. */
const ORDER = `begin;
insert into bare_orders (email, total) values ('buyer@example.com', 4900) returning id \\gset
insert into bare_items (order_id, product, amount) values (:id, 1, 4900);
insert into bare_payments (order_id, session, amount) values (:id, 'cs_test', 4900);
update bare_orders set status = 'completed' where id = :id;
commit;
`;

/** @returns bare orders a second by pgbench, 16 clients, on the same PostgreSQL. */
export async function bareOrders(adminUrl: string, dir: string): Promise<number> {
  await asAdmin(adminUrl, async (client) => {
    await client.query(`
      create table bare_orders (id bigint generated always as identity primary key, email text, total int, status text default 'pending');
      create table bare_items (id bigint generated always as identity primary key, order_id bigint references bare_orders, product int, amount int);
      create table bare_payments (id bigint generated always as identity primary key, order_id bigint references bare_orders, session text, amount int)`);
  });
  const scriptFile = join(dir, 'bare-order.sql');
  await writeFile(scriptFile, ORDER);
  await pgbench(adminUrl, { scriptFile, clients: CLIENTS, each: 25 });
  return pgbench(adminUrl, { scriptFile, clients: CLIENTS, each: EACH });
}
