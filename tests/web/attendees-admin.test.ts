import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { aSeatBuyer, dateOf, type SeatBuyer, seatsOf } from '#tests/support/event-buyer.ts';
import { emailSentTo } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.67');
const SLUG = 'fold-along';
const anAddress = () => `ida-${crypto.randomUUID().slice(0, 8)}@example.com`;

let buyer: SeatBuyer;
let admin: ShopClient;
let path = '';
let at = '';

beforeAll(async () => {
  buyer = await aSeatBuyer(shop, SLUG, 3);
  ({ at } = await dateOf(shop, SLUG));
  path = `/admin/events/${SLUG}/${at}/attendees`;
  admin = (await aMemberOfStaff(shop, 'admin')).client;
}, 60_000);

const query = (text: string, values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (db) => (await db.query(text, values)).rows);

/** The page of one attendee, by the name that is set before. */
async function pageOf(client: ShopClient, name: string): Promise<string> {
  const { text } = await client.get(`${path}?q=${encodeURIComponent(name)}`);
  return linksNamed(text, new RegExp(name))[0] ?? '';
}

describe('attendees in the admin', () => {
  test('are found by name, email, order and code', async () => {
    const [seat] = await seatsOf(shop, buyer.number);
    for (const q of [buyer.email, buyer.number, seat?.code ?? ''])
      expect((await admin.get(`${path}?q=${encodeURIComponent(q)}`)).text, q).toContain(buyer.email);
    expect(textOf((await admin.get(`${path}?q=nobody-at-all`)).text)).toContain('Nobody found');
    expect(textOf((await admin.get(`${path}?q=%25`)).text)).toContain('Nobody found');
  });

  test('are changed, given to another person and sent again, with names of fields alone in the audit log', async () => {
    const [, seat] = await seatsOf(shop, buyer.number);
    const one = `${path}/${seat?.code}`;
    const [first, second] = [anAddress(), anAddress()];
    const save = async (where: string, values: Record<string, string>) => {
      const { action, fields } = formWith((await admin.get(where)).text, 'Save');
      return admin.post(action, { ...fields, act: 'save', ...values });
    };
    expect((await save(one, { name: 'Ida Secret', email: first })).status).toBe(303);
    const moved = await save(one, { name: 'Ida Secret', email: second });
    const next = moved.headers.get('location')?.replace(/\?.*/, '') ?? '';
    expect([moved.status, next === one]).toEqual([303, false]);
    await emailSentTo(shop, second, /Your ticket/);
    const again = formWith((await admin.get(next)).text, 'Email the ticket again');
    for (let sent = 0; sent < 2; sent++)
      expect((await admin.post(again.action, { ...again.fields, act: 'send' })).status).toBe(303);
    const log = await query('select action, details from audit_log where subject = $1 order by id', [
      `booking:${seat?.id}`,
    ]);
    expect(log).toEqual([
      { action: 'attendee.edited', details: { fields: ['name', 'email'] } },
      { action: 'attendee.transferred', details: { fields: ['email'] } },
      { action: 'ticket.sent_again', details: {} },
    ]);
  });

  test('are erased by an admin, not by a supporter', async () => {
    const [, , seat] = await seatsOf(shop, buyer.number);
    await query("update bookings set attendee_name = 'Erased Soon' where id = $1", [seat?.id]);
    const one = await pageOf(admin, 'Erased Soon');
    const { client: supporter } = await aMemberOfStaff(shop, 'supporter');
    expect((await supporter.get(one)).text).not.toContain('Erase name');
    expect((await supporter.post(one, { act: 'erase' })).status).toBe(403);
    const form = formWith((await admin.get(one)).text, 'Erase name, email and answers');
    expect((await admin.post(form.action, { ...form.fields, act: 'erase' })).status).toBe(303);
    expect((await seatsOf(shop, buyer.number))[2]).toMatchObject({
      id: seat?.id,
      code: seat?.code,
      name: null,
      answers: {},
    });
  });
});

describe('the file of attendees', () => {
  test('is for admins alone, has a line for each seat, and is audited', async () => {
    const { client: supporter } = await aMemberOfStaff(shop, 'supporter');
    expect((await supporter.get(`${path}.csv`)).status).toBe(404);
    const { status, headers, text } = await admin.get(`${path}.csv`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    // I9: the name of the file is made of the web address alone.
    expect(headers.get('content-disposition')).toBe(`attachment; filename="attendees-${SLUG}-${at}.csv"`);
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.filter((row) => row['Order'] === buyer.number)).toHaveLength(3);
    const [{ count }] = (await query(
      "select count(*)::int from audit_log where action = 'attendees.exported'",
      [],
    )) as [{ count: number }];
    expect(count).toBeGreaterThan(0);
  });

  test.each(['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '＝1'])(
    'tells a spreadsheet that %j is text',
    async (name) => {
      const [seat] = await seatsOf(shop, buyer.number);
      await query('update bookings set attendee_name = $2 where id = $1', [seat?.id, name]);
      const rows = parse((await admin.get(`${path}.csv`)).text, { columns: true, bom: true }) as Record<
        string,
        string
      >[];
      const row = rows.find((one) => one['Email'] === buyer.email);
      expect(row?.['Name']).toBe(`'${name}`);
    },
  );

  test('I3: a name is text in the admin', async () => {
    const [seat] = await seatsOf(shop, buyer.number);
    await query('update bookings set attendee_name = $2 where id = $1', [
      seat?.id,
      '<img src=x onerror=alert(1)>',
    ]);
    for (const page of [path, `${path}/${seat?.code}`]) {
      const { text } = await admin.get(page);
      expect(text.replace(/="[^"]*"/g, '')).not.toContain('<img src=x');
      expect(text).toContain('&lt;img src=x');
    }
  });
});
