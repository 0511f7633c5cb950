import { beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.61');
const SLUG = 'fold-along';
/** Where people meet: only a ticket says it. */
const ADDRESS = 'meet.example.org/fold-along';
const FORMS = ['', '.pdf', '.ics'];

let buyer: { client: ShopClient; number: string; ticket: string };
const stranger = sharedShop('192.0.2.62').client();

beforeAll(async () => {
  const { client, sessionId } = await aBuyer(shop, SLUG);
  await payFor(shop, sessionId);
  const page = await client.get(`/checkout/success?session_id=${sessionId}`);
  const number = /ORD-\d{4}-\d{6}/.exec(page.text)?.[0] ?? '';
  const ticket = await eventually(async () => {
    const { text } = await client.get('/account/bookings');
    return /\/tickets\/[\w-]{34}/.exec(text)?.[0] ?? Promise.reject(new Error('no ticket yet'));
  });
  buyer = { client, number, ticket };
}, 60_000);

const calendarText = (ics: string) => ics.replace(/\r\n[ \t]/g, '');

test('files of tickets are drawn for one network so often a minute, and no oftener', async () => {
  const client = sharedShop('192.0.2.68').client();
  const ask = (end: string) => client.get(`/tickets/4K7Q0M3VXP9D${'x'.repeat(22)}.${end}`);
  const answers = await Promise.all(Array.from({ length: 62 }, () => ask('pdf')));
  const statuses = answers.map(({ status }) => status);
  expect([statuses.filter((one) => one === 404).length, new Set(statuses)]).toEqual([
    60,
    new Set([404, 429]),
  ]);
  expect((await ask('pkpass')).status).toBe(429);
  expect((await ask('ics')).status).toBe(404);
});

describe('the address where people meet online', () => {
  test.each([
    `/events/${SLUG}`,
    '/events',
    '/events.ics',
    `/events/${SLUG}.ics`,
    `/api/products/${SLUG}`,
    '/feed.xml',
    `/search?q=fold`,
  ])('is not in %s', async (path) => {
    const { status, text } = await stranger.get(path);
    expect(status).toBe(200);
    expect(calendarText(text)).not.toContain('meet.example.org');
  });

  test('is on the ticket, for the person who has its link', async () => {
    for (const client of [buyer.client, stranger]) {
      const page = await client.get(buyer.ticket);
      expect([page.status, page.text.includes(ADDRESS)]).toEqual([200, true]);
      expect(page.headers.get('cache-control')).toContain('no-store');
      expect(calendarText((await client.get(`${buyer.ticket}.ics`)).text)).toContain(ADDRESS);
      const pdf = await client.get(`${buyer.ticket}.pdf`);
      expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    }
  });
});

describe('a ticket', () => {
  test('opens by no address that was not signed', async () => {
    const { ticket } = buyer;
    const last = ticket.at(-1) === 'A' ? 'B' : 'A';
    const swapped = ticket[9] === '0' ? '1' : '0';
    const forged = [
      `${ticket.slice(0, -1)}${last}`,
      `${ticket.slice(0, 9)}${swapped}${ticket.slice(10)}`,
      ticket.slice(0, 21),
      `${ticket}x`,
      '/tickets/none',
      `/tickets/${'0'.repeat(34)}`,
    ];
    for (const path of forged)
      for (const form of FORMS) expect((await stranger.get(`${path}${form}`)).status, path + form).toBe(404);
  });

  test('is in no list of another browser', async () => {
    expect((await stranger.get('/account/bookings')).text).not.toContain('/tickets/');
    expect((await stranger.get(`/orders/${buyer.number}`)).status).toBe(404);
  });

  test('that was refunded says so, and where people meet no more', async () => {
    const { client: admin } = await aMemberOfStaff(shop, 'admin');
    const form = formWith((await admin.get(`/admin/orders/${buyer.number}/refund`)).text, /See what it does/);
    const preview = await admin.post(form.action, { ...form.fields, step: 'look' });
    const { action, fields } = formWith(preview.text, /^Refund/);
    expect((await admin.post(action, { ...fields, step: 'refund' })).status).toBe(303);
    await eventually(async () => {
      const { text } = await stranger.get(buyer.ticket);
      return textOf(text).includes('This ticket is no longer valid.');
    });
    expect((await stranger.get(buyer.ticket)).text).not.toContain('meet.example.org');
    const calendar = await stranger.get(`${buyer.ticket}.ics`);
    expect(calendarText(calendar.text)).not.toContain('meet.example.org');
    expect((await buyer.client.get('/account/bookings')).text).not.toContain(buyer.ticket);
  });

  test('is counted in reporting as cancelled then', async () => {
    const rows = await asAdmin(
      shop.database.adminUrl,
      async (db) =>
        (
          await db.query(
            `select b.cancelled_at from reporting.bookings b join reporting.order_items i on i.id = b.order_item_id
             join reporting.orders o on o.id = i.order_id where o.number = $1`,
            [buyer.number],
          )
        ).rows,
    );
    expect(rows).toEqual([{ cancelled_at: expect.any(Date) }]);
  });
});
