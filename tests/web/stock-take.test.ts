import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.61');
const PATH = '/admin/stock/count';
const SKU = 'BREAD-BAG';
const query = <Row extends object>(text: string, ...values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);

async function send(
  client: ShopClient,
  fields: Readonly<Record<string, string>>,
  file: [field: string, text: string],
  path = PATH,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(file[0], new Blob([file[1]]), 'counted.csv');
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  const body = new Uint8Array(await encoded.arrayBuffer());
  return client.ask(path, { method: 'POST', headers, body });
}

describe('a stock-take', () => {
  let admin: ShopClient;
  let warehouse = '';
  beforeAll(async () => {
    admin = (await aMemberOfStaff(shop, 'admin')).client;
    warehouse = (await query<{ id: string }>("select id from warehouses where code = 'BERLIN'"))[0]?.id ?? '';
  });

  test('is a sheet that is filled in and sent back', async () => {
    const { text: sheet, headers } = await admin.get('/admin/stock/sheet.csv?warehouse=BERLIN');
    expect(headers.get('content-disposition')).toContain('stock-BERLIN.csv');
    const heads = sheet.trim().split('\r\n')[0]?.split(',') ?? [];
    const line = sheet.split('\r\n').find((row) => row.includes(`${SKU},`)) ?? '';
    const cells = line.split(',');
    cells[heads.indexOf('counted')] = String(Number(cells[heads.indexOf('on_hand')]) - 2);
    const filled = sheet.replace(line, cells.join(','));
    const looked = await send(admin, { act: 'look', warehouse }, ['list', filled]);
    const shown = await admin.get(looked.headers.get('location') ?? '');
    expect([looked.status, textOf(shown.text)]).toEqual([303, expect.stringContaining('1 level differs')]);
    const before = textOf((await admin.get(`/admin/stock/${SKU}`)).text);
    expect(before).not.toMatch(/Counted.*−2/);
    const { action, fields } = formWith(shown.text, /^Correct 1 level/);
    for (let times = 0; times < 2; times++) {
      const { text } = await admin.post(action, fields, { follow: true });
      expect(textOf(text)).toContain('1 level was changed.');
      expect(text).toContain('/admin/stock/before.csv?sheet=');
    }
    const page = textOf((await admin.get(`/admin/stock/${SKU}`)).text);
    expect(page).toMatch(/Counted.*−2/);
  });

  test.each(['picture', 'file'])('takes no other file along: %s', async (field) => {
    const count = async () =>
      (await query<{ all: string }>('select count(*) as all from files where name = $1', 'counted.csv'))[0];
    const before = await count();
    await send(admin, { act: 'look', warehouse }, [field, 'sku,counted\n']);
    expect(await count()).toEqual(before);
  });

  test.each([
    ['a list', `sku,counted\n${'BAG-1,1\n'.repeat(1_100_000)}`],
    ['one line', `sku,counted\n${'x'.repeat(8_400_000)}`],
  ])('is answered where the file is too long, with a reason at its field: %s', async (_, list) => {
    const { status, text } = await send(admin, { act: 'look', warehouse }, ['list', list]);
    expect([status, textOf(text)]).toEqual([413, expect.stringContaining('8,192 KB')]);
  });

  test('is for who may change the stock', async () => {
    const { client } = await aMemberOfStaff(shop, 'supporter');
    expect((await send(client, { act: 'look', warehouse }, ['list', `sku,counted\n${SKU},1\n`])).status).toBe(
      404,
    );
  });
});

test('a carrier’s file is for who may ship, also without the right to change products', async () => {
  const { client } = await aMemberOfStaff(shop, 'supporter');
  const fields = { act: 'look', carrier: '' };
  const file = ['list', 'reference,tracking_number\nORD-2020-000001-1,0034\n'] as [string, string];
  const { status, text } = await send(client, fields, file, '/admin/shipping/carriers');
  expect([status, textOf(text)]).toEqual([200, expect.stringContaining('Ship these parcels?')]);
});
