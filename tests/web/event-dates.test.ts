import { afterAll, describe, expect, test } from 'vitest';
import { createPool, kyselyOn } from '#lib/db.ts';
import { anEvent, type TestEvent } from '#tests/support/event-fixtures.ts';
import { eventually } from '#tests/support/eventually.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.63');
const pool = createPool('events of a test', 2, shop.database.ownerUrl);
const on = kyselyOn(pool);
afterAll(() => pool.end());

const query = (text: string, values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query(text, values)).rows);

async function addressOf(event: TestEvent): Promise<string> {
  const [row] = await query("select replace(starts_local, ':', '') as at from event_dates where id = $1", [
    event.dateIds[0],
  ]);
  return `/admin/events/${event.slug}/${row.at}`;
}

/** Buys a seat. @returns the buyer with the address of the ticket. */
async function aGuest(event: TestEvent) {
  const buyer = await aBuyer(shop, event.slug);
  await payFor(shop, buyer.sessionId);
  await buyer.client.get(`/checkout/success?session_id=${buyer.sessionId}`);
  const ticket = await eventually(async () => {
    const { text } = await buyer.client.get('/account/bookings');
    return /\/tickets\/[\w-]{34}/.exec(text)?.[0] ?? Promise.reject(new Error('no ticket yet'));
  });
  return { ...buyer, ticket };
}

interface Mail {
  readonly Subject: string;
  readonly Text: string;
  readonly Attachments: readonly {
    readonly PartID: string;
    readonly FileName: string;
    readonly ContentType: string;
  }[];
}

/** The emails to an address whose subject matches. */
async function mailsTo(address: string, subject: RegExp): Promise<Mail[]> {
  const found = await fetch(`${shop.mailboxUrl}/api/v1/search?query=${encodeURIComponent(`to:${address}`)}`);
  const { messages } = (await found.json()) as { messages: { ID: string; Subject: string }[] };
  const meant = messages.filter((message) => subject.test(message.Subject));
  return Promise.all(
    meant.map(
      async ({ ID }) => (await fetch(`${shop.mailboxUrl}/api/v1/message/${ID}`)).json() as Promise<Mail>,
    ),
  );
}

const theMail = (address: string, subject: RegExp) =>
  eventually(
    async () => (await mailsTo(address, subject))[0] ?? Promise.reject(new Error('no such email yet')),
  );

/** Fills in the form of a page, looks at the preview, and does it. @returns the preview's text and where it led. */
async function act(
  staff: ShopClient,
  path: string,
  button: RegExp,
  step: string,
  typed: Record<string, string>,
) {
  const form = formWith((await staff.get(path)).text, /See/);
  const preview = await staff.post(form.action, { ...form.fields, ...typed, step: 'look' });
  expect(preview.status, textOf(preview.text)).toBe(200);
  const { action, fields } = formWith(preview.text, button);
  const done = await staff.post(action, { ...fields, step });
  expect(done.status, textOf(done.text)).toBe(303);
  return { text: textOf(preview.text), location: done.headers.get('location') ?? '' };
}

describe('cancelling a date', () => {
  test('says every consequence, and then does it', async () => {
    const event = await anEvent({}, on);
    const guest = await aGuest(event);
    const { client: staff } = await aMemberOfStaff(shop, 'admin');
    const path = await addressOf(event);
    const { text, location } = await act(staff, `${path}/cancel`, /^Cancel this date$/, 'cancel', {
      text: 'The roof leaks.',
    });
    expect(text).toContain('1 seat of 1 order is cancelled.');
    expect(text).toMatch(/30\.00\sUSD is refunded to the buyers of 1 order\./);
    expect(text).toMatch(/We send 1 email ?: to each buyer/);
    const email = await theMail(guest.email, /^Cancelled:/);
    expect(email.Text).toContain('The roof leaks.');
    expect(email.Attachments).toMatchObject([{ FileName: `${event.slug}.ics` }]);
    await eventually(async () =>
      textOf((await guest.client.get(guest.ticket)).text).includes('This ticket is no longer valid.'),
    );
    expect(textOf((await guest.client.get(`/events/${event.slug}`)).text)).toContain('Cancelled');
    await eventually(async () => textOf((await staff.get(location)).text).includes('1 done'));
    expect(textOf((await staff.get(`${path}/cancel`)).text)).toContain('This date is cancelled.');
    expect(await mailsTo(guest.email, /refund/i)).toEqual([]);
  });

  test('of those that the preview showed, and none that was added since', async () => {
    const event = await anEvent({ inHours: [300, 400] }, on);
    const { client: staff } = await aMemberOfStaff(shop, 'admin');
    const path = `/admin/events/${event.slug}/cancel`;
    const form = formWith((await staff.get(path)).text, 'See what it does');
    const preview = await staff.post(form.action, { ...form.fields, step: 'look', text: '' });
    const confirm = formWith(preview.text, /^Cancel these 2 dates$/);
    const [shown = ''] = confirm.fields['dates']?.split(',') ?? [];
    // As if the second date had been added after the preview.
    await staff.post(confirm.action, { ...confirm.fields, step: 'cancel', dates: shown });
    const states = await query('select id, state from event_dates where id = any($1)', [event.dateIds]);
    expect(states.filter(({ state }) => state === 'cancelled').map(({ id }) => id)).toEqual([shown]);
  });

  test('of all dates at once', async () => {
    const event = await anEvent({ inHours: [300, 400] }, on);
    const { client: staff } = await aMemberOfStaff(shop, 'admin');
    await act(staff, `/admin/events/${event.slug}/cancel`, /^Cancel these 2 dates$/, 'cancel', { text: '' });
    expect(textOf((await staff.get(`/admin/events/${event.slug}/cancel`)).text)).toContain(
      'no upcoming dates',
    );
  });
});

test('a message goes once to everybody who booked', async () => {
  const event = await anEvent({}, on);
  const guest = await aGuest(event);
  const { client: staff } = await aMemberOfStaff(shop, 'supporter');
  const path = await addressOf(event);
  const typed = { subject: 'Bring a coat', text: 'It is cold in there.' };
  const { text, location } = await act(staff, `${path}/message`, /^Send$/, 'send', typed);
  expect(text).toContain('Send this to 1 person?');
  const email = await theMail(guest.email, /^Bring a coat$/);
  expect(email.Text).toContain('It is cold in there.');
  expect(email.Text).toContain('/tickets/');
  expect(textOf((await staff.get(location)).text)).toContain('Bring a coat');
});

describe('moving a date', () => {
  test('says what happens, and then the page, the ticket and the email say it', async () => {
    const event = await anEvent({ sessions: 2 }, on);
    const guest = await aGuest(event);
    const { client: staff } = await aMemberOfStaff(shop, 'admin');
    const path = await addressOf(event);
    const year = new Date().getFullYear() + 1;
    const typed = { starts: `${year}-06-01T18:30`, placeCity: 'Bremen', text: 'The hall is taken.' };
    const { text, location } = await act(staff, `${path}/move`, /^Move this date$/, 'move', typed);
    expect(text).toContain('1 seat stays valid. We email 1 person,');
    expect(text.match(/After: /g)).toHaveLength(2);
    expect(location).toContain(`${year}-06-01T1830`);
    const email = await theMail(guest.email, /^New time:/);
    expect(email.Text).toContain('The hall is taken.');
    expect(email.Attachments).toMatchObject([{ FileName: `${event.slug}.ics` }]);
    for (const where of [guest.ticket, `/events/${event.slug}`]) {
      const said = textOf((await guest.client.get(where)).text);
      expect(said).toContain('18:30');
      expect(said).toMatch(/Moved from .*Hamburg/);
    }
    expect((await guest.client.get(`/events/${event.slug}`)).text).toContain('"previousStartDate"');
    expect((await staff.get(location)).status).toBe(200);
    expect((await staff.get(`${path}/move`)).status).toBe(404);
  });

  test('asks about a time that the clocks show twice', async () => {
    const event = await anEvent({}, on);
    const { client: staff } = await aMemberOfStaff(shop, 'admin');
    const path = `${await addressOf(event)}/move`;
    const page = (await staff.get(path)).text;
    // An input of one line would join the lines of an address.
    expect(page).toMatch(/<textarea[^>]* name="placeAddress"/);
    const form = formWith(page, /See/);
    const asked = await staff.post(path, { ...form.fields, starts: '2096-10-28T02:30', step: 'look' });
    expect([asked.status, textOf(asked.text)]).toEqual([422, expect.stringContaining('show')]);
    const again = formWith(asked.text, /See/);
    const preview = await staff.post(path, { ...again.fields, starts_is: 'later', step: 'look' });
    expect(textOf(preview.text)).toContain('2096');
    expect(preview.status).toBe(200);
  });
});

test('reminders are saved by the form, and the ticks come back', async () => {
  const event = await anEvent({}, on);
  const { client: staff } = await aMemberOfStaff(shop, 'admin');
  const path = `/admin/events/${event.slug}/reminders`;
  const { fields } = formWith((await staff.get(path)).text, /^Save$/);
  expect(Object.keys(fields).filter((name) => name.startsWith('before_'))).toEqual([
    ...['before_10080', 'before_1440', 'before_60'],
  ]);
  const { before_10080: _, ...kept } = fields;
  const wanted = { ...kept, before_1440: 'on', before_60: 'on', thanks: 'on', words: 'Bring a rope.' };
  expect((await staff.post(path, wanted)).status).toBe(303);
  const after = formWith((await staff.get(path)).text, /^Save$/).fields;
  expect(after).toMatchObject({ words: 'Bring a rope.' });
  expect(after).not.toHaveProperty('before_10080');
  expect(after).toHaveProperty('before_1440');
});

test('a minimum number is on the page, and confirming tells those who booked', async () => {
  const event = await anEvent({}, on);
  const { client: staff } = await aMemberOfStaff(shop, 'admin');
  const path = `${await addressOf(event)}/decide`;
  await query(
    "update event_dates set least_seats = 6, decide_at = starts_at - interval '1 day' where id = $1",
    [event.dateIds[0]],
  );
  const page = async () => textOf((await shop.client().get(`/events/${event.slug}`)).text);
  expect(await page()).toContain('Runs from 6 people. Nobody has booked so far.');
  const guest = await aGuest(event);
  await eventually(async () => (await page()).includes('1 person has booked so far.'));
  const form = formWith((await staff.get(path)).text, /^Confirm this date$/);
  expect((await staff.post(path, form.fields)).status).toBe(303);
  await theMail(guest.email, /^It takes place:/);
  await eventually(async () => !(await page()).includes('Runs from'));
});

test('the ticket comes by email with its calendar file', async () => {
  const event = await anEvent({ sessions: 3 }, on);
  const guest = await aGuest(event);
  const email = await theMail(guest.email, /^Your ticket:/);
  expect(email.Attachments).toMatchObject([
    { FileName: `${event.slug}.ics`, ContentType: expect.stringContaining('text/calendar') },
  ]);
});

test('a review of an event is written on a page of its own', async () => {
  const event = await anEvent({}, on);
  const guest = await aGuest(event);
  const page = `/account/reviews/${event.slug}/write`;
  expect((await shop.client().get(page)).status).toBe(404);
  const form = formWith((await guest.client.get(page)).text, /^Send the review$/);
  const sent = await guest.client.post(form.action, {
    ...form.fields,
    rating: '5',
    body: 'Knots that hold well.',
  });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${page}?review=1#review`]);
  expect(textOf((await guest.client.get(`${page}?review=1`)).text)).toContain('Thank you');
});
