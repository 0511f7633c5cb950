import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarFile } from '#lib/calendar.ts';
import { createPool, kyselyOn } from '#lib/db.ts';
import { instantsOf } from '#lib/wall-time.ts';
import { ticketOf } from '#shop/products/kinds/event/bookings/show-ticket.ts';
import { ticketToken } from '#shop/products/kinds/event/bookings/ticket-code.ts';
import { ticketEntries } from '#shop/products/kinds/event/calendar/entries.ts';
import { spanText, zoneText } from '#shop/products/kinds/event/date-texts.ts';
import { loadSettings } from '#shop/settings/current.ts';
import { run } from '#tests/support/child.ts';
import { anEvent } from '#tests/support/event-fixtures.ts';
import { eventually } from '#tests/support/eventually.ts';
import { contentsOf } from '#tests/support/pdf.ts';
import { AUTH_SECRET, asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, type Buyer, payFor } from '#tests/support/shop-buy.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { WALLS } from '#tests/support/zone-texts.ts';
import { drawTicket } from '#web/documents/ticket.ts';

const HOUR = 3_600_000;
const JUMPS = [
  ['two hours forward', 2 * HOUR],
  ['two hours back', -2 * HOUR],
  ['a day forward', 24 * HOUR],
  ['a day back', -24 * HOUR],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'clock-'));
const file = join(folder, 'shift');
const env = {
  // The other side of the date line, so that what follows the server's zone shows.
  TZ: 'Pacific/Apia',
  SHIFT_CLOCK_FILE: file,
  NODE_OPTIONS: `--import=${fileURLToPath(new URL('../support/shift-clock.mjs', import.meta.url))}`,
};
let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ env });
});
afterAll(async () => {
  await shop?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function jump(ms: number): Promise<void> {
  writeFileSync(file, String(ms));
  await sleep(100);
}

const query = async <T>(text: string, values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query(text, values)).rows as T[]);
const orderOf = async ({ sessionId }: Buyer) => {
  const [order] = await query<{ number: string; status: string; withdrawn: boolean; url: string }>(
    `select o.number, o.status, o.withdrawn_at is not null as withdrawn from orders o
     join payments p on p.order_id = o.id where p.stripe_session_id = $1`,
    [sessionId],
  );
  if (!order) throw new Error('no order');
  return order;
};
const stateAtStripe = async ({ sessionId }: Buyer) => {
  const answer = await fetch(`${shop.stripeUrl}/v1/checkout/sessions/${sessionId}`, {
    headers: { Authorization: 'Bearer sk_test_sandbox' },
  });
  return ((await answer.json()) as { status: string }).status;
};
const isCompleted = async (buyer: Buyer) => (await orderOf(buyer)).status === 'completed';

async function aPaidBuyer(): Promise<Buyer> {
  const buyer = await aBuyer(shop);
  await payFor(shop, buyer.sessionId);
  await eventually(() => isCompleted(buyer), 15);
  return buyer;
}

/** All that a shopper and the reconciler do while the clock is wrong; `before` did the first half when it was right. */
async function expectBusinessAsUsual(before: { waiting: Buyer; paid: Buyer }): Promise<void> {
  const reconciled = run('shop', ['src/cli.ts', 'payments', 'reconcile'], shop.env);
  expect(await reconciled.exited, reconciled.output()).toBe(0);
  // The page of one who has not paid yet is open, and paying on it buys.
  expect(await stateAtStripe(before.waiting)).toBe('open');
  expect((await orderOf(before.waiting)).status).toBe('pending');
  await payFor(shop, before.waiting.sessionId);
  await eventually(() => isCompleted(before.waiting), 15);
  const { number } = await orderOf(before.paid);
  const step = await before.paid.client.get(`/orders/${number}/withdraw`);
  expect(step.text).toContain('Confirm withdrawal');
  const sent = await before.paid.client.post(`/orders/${number}/withdraw`, {});
  expect(sent.status, sent.text).toBeLessThan(400);
  expect(await orderOf(before.paid)).toMatchObject({ withdrawn: true });
  // Somebody new can buy.
  await aPaidBuyer();
}

test.each(JUMPS)('the clock of the shop jumps %s, and then to where it was', async (_, ms) => {
  await jump(0);
  const before = { waiting: await aBuyer(shop), paid: await aPaidBuyer() };
  await jump(ms);
  await expectBusinessAsUsual(before);
  const meanwhile = { waiting: await aBuyer(shop), paid: await aPaidBuyer() };
  await jump(0);
  await expectBusinessAsUsual(meanwhile);
});

test('C10: with the server in Pacific/Apia, page, ticket, PDF and calendar file say what they say in UTC', async () => {
  await jump(0);
  expect(new Date('2027-01-15T12:00').getTimezoneOffset()).not.toBe(-13 * 60);
  const pool = createPool('zones', 2, shop.database.ownerUrl);
  const on = kyselyOn(pool);
  try {
    await loadSettings(on);
    for (const [wall, zone] of WALLS) {
      const instants = instantsOf(wall, zone);
      if (instants.is !== 'once') throw new Error(`${wall} is not one time`);
      const event = await anEvent({ price: 0 }, on);
      const client = shop.client();
      const email = `zones-${crypto.randomUUID().slice(0, 8)}@example.com`;
      await client.post('/api/cart/items', { product: event.slug, quantity: '1' });
      await client.post('/api/checkout', { email });
      const times = {
        startsLocal: wall,
        startsAt: instants.at,
        endsAt: new Date(instants.at.getTime() + 7_200_000),
      };
      const [dateId = ''] = event.dateIds;
      await on.updateTable('eventSessions').set(times).where('dateId', '=', dateId).execute();
      await on
        .updateTable('eventDates')
        .set({ ...times, zone })
        .where('id', '=', dateId)
        .execute();
      const { code } = await on
        .selectFrom('bookings')
        .select('code')
        .where('variantId', '=', event.variantIds[0] ?? '')
        .executeTakeFirstOrThrow();
      const ticket = (await ticketOf(on, code)) ?? expect.fail('no ticket');
      const path = `/tickets/${ticketToken(AUTH_SECRET, code)}`;
      const said = [spanText({ ...times }, zone), zoneText(times.startsAt, zone)];
      const pages = [path, ...(times.endsAt > new Date() ? [`/events/${event.slug}`] : [])];
      for (const page of pages) {
        const text = textOf((await client.get(page)).text);
        for (const one of said) expect(text, `${page} ${wall} ${zone}`).toContain(one);
      }
      const { text: calendar } = await client.get(`${path}.ics`);
      const wanted = calendarFile(event.title, ticketEntries(ticket, `${shop.origin}${path}`));
      expect(unfolded(calendar)).toEqual(unfolded(wanted));
      const pdf = Buffer.from(await (await fetch(`${shop.origin}${path}.pdf`)).arrayBuffer());
      const drawn = (await drawTicket(ticket, `${shop.origin}${path}`)) ?? expect.fail('no PDF');
      expect(contentsOf(pdf).length).toBeGreaterThan(1000);
      expect(contentsOf(pdf)).toBe(contentsOf(drawn));
    }
  } finally {
    await pool.end();
  }
});

/** The lines of a calendar file that say when something is. */
const unfolded = (file: string) =>
  file
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => /^(DTSTART|DTEND|TZID|TZOFFSET|RRULE|UID)/.test(line));
