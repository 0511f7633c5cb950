import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.71');
const SLUG = `night-of-bread-${crypto.randomUUID().slice(0, 6)}`;
const year = new Date().getFullYear() + 1;

let staff: ShopClient;
const supporter = async () => (await aMemberOfStaff(shop, 'supporter')).client;

/** Sends the form of a page that has a button, with what a person types. @param button its own value is sent too. */
async function send(
  client: ShopClient,
  path: string,
  button: string,
  typed: Readonly<Record<string, string>>,
  act: Readonly<Record<string, string>> = {},
) {
  const page = await client.get(path, { follow: true });
  const form = formWith(page.text, button);
  return client.post(form.action, { ...form.fields, ...typed, ...act }, { follow: true });
}

const DATES = `/admin/products/${SLUG}/dates`;
const DATE = {
  ...{ zone: 'Europe/Berlin', where: 'place', place_name: 'The Glasshouse', place_city: 'Hamburg' },
  ...{ lasts_1: '3:00', capacity: '3' },
};

beforeAll(async () => {
  staff = (await aMemberOfStaff(shop, 'admin')).client;
  await send(staff, '/admin/products/new', 'Create the draft', {
    ...{ title: 'A night of bread', slug: SLUG, kind: 'event', price: '20', currency: 'USD' },
  });
}, 60_000);

describe('staff make an event from nothing', () => {
  test('the page of its status says what is missing, with a link', async () => {
    const { text } = await staff.get(`/admin/products/${SLUG}/status`);
    expect(linksNamed(text, /Add a date/)).toEqual([DATES]);
  });

  test('a time that the clocks show twice is asked about, with what was typed', async () => {
    const answer = await send(staff, `${DATES}/new`, 'Add the date', {
      ...DATE,
      starts_1: '2026-10-25T02:30',
    });
    expect(answer.status).toBe(422);
    const form = formWith(answer.text, 'Add the date');
    expect(form.fields).toMatchObject({ ...DATE, starts_1: '2026-10-25T02:30' });
    expect(textOf(answer.text)).toContain('The first 02:30 (Central European Summer Time)');
    const choice = await staff.post(
      form.action,
      { ...form.fields, act: 'save', starts_1_is: 'later' },
      { follow: true },
    );
    expect([choice.status, textOf(choice.text).includes('The date is added.')]).toEqual([200, true]);
    const [row] = await asAdmin(
      shop.database.adminUrl,
      async (client) =>
        (
          await client.query(
            'select starts_at from event_dates d join products p on p.id = d.product_id where p.slug = $1',
            [SLUG],
          )
        ).rows,
    );
    expect(row.starts_at.toISOString()).toBe('2026-10-25T01:30:00.000Z');
  });

  test('another session is a row more, and nothing is lost or saved', async () => {
    const answer = await send(
      staff,
      `${DATES}/new`,
      'Another session',
      { ...DATE, starts_1: `${year}-05-04T19:00` },
      { act: 'more' },
    );
    expect(answer.status).toBe(200);
    expect(formWith(answer.text, 'Add the date').fields).toMatchObject({
      starts_1: `${year}-05-04T19:00`,
      starts_2: '',
    });
  });

  test('with a date, a ticket and words it is published, and a shopper buys a seat', async () => {
    const added = await send(
      staff,
      `${DATES}/new`,
      'Add the date',
      { ...DATE, starts_1: `${year}-05-04T19:00` },
      { act: 'save' },
    );
    expect(textOf(added.text)).toContain('The date is added.');
    const ticket = await send(
      staff,
      `/admin/products/${SLUG}/tickets/new?date=${year}-05-04T1900`,
      'Add the ticket',
      { ticket_name: 'Standard' },
    );
    expect(textOf(ticket.text)).toContain('Standard');
    await send(staff, `/admin/products/${SLUG}`, 'Save', {
      ...{
        description: 'One night, five breads.',
        full_description: 'We bake.',
        category: 'bread-and-pastry',
      },
      ...{
        'event.speakers': 'Ida Holm',
        'event.age': 'from 16 years',
        'event.bring': 'An apron',
        'event.access': 'No steps',
      },
    });
    const published = await send(staff, `/admin/products/${SLUG}/status`, 'Publish', {}, { to: 'published' });
    expect(textOf(published.text)).toContain('It is published now.');
    const buyer = shop.client();
    const page = await buyer.get(`/events/${SLUG}`);
    for (const words of [
      'The Glasshouse, Hamburg',
      'Ida Holm',
      'from 16 years',
      'An apron',
      'No steps',
      'Only 3 left.',
    ])
      expect(textOf(page.text)).toContain(words);
    const form = formWith(page.text, 'Add to cart');
    await buyer.post(form.action, { ...form.fields, quantity: '2' });
    const answer = await buyer.post('/api/checkout', { email: 'night@example.com' });
    const sessionId = /(cs_\w+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    await payFor(shop, sessionId);
    const done = await buyer.get(`/checkout/success?session_id=${sessionId}`, { follow: true });
    expect(textOf(done.text)).toContain('A night of bread');
  });

  test('the list of all dates and the page of the date show what is sold', async () => {
    const { text } = await staff.get('/admin/events');
    const href = `/admin/events/${SLUG}/${year}-05-04T1900`;
    expect(linksNamed(text, /./)).toContain(href);
    const page = await staff.get(href);
    expect(textOf(page.text)).toMatch(/Sold 2 On hold 0 Free 1 Seats 3/);
    expect((await staff.get('/admin/events?when=past')).status).toBe(200);
    expect((await staff.get('/admin/events?when=never')).status).toBe(400);
  });

  test('a booked date keeps its time, and says that it is moved elsewhere', async () => {
    const path = `${DATES}/${year}-05-04T1900`;
    const answer = await send(staff, path, 'Save', { starts_1: `${year}-05-05T19:00` }, { act: 'save' });
    expect([answer.status, textOf(answer.text).includes('Move it instead')]).toEqual([409, true]);
    expect(formWith(answer.text, 'Save').fields['starts_1']).toBe(`${year}-05-05T19:00`);
    const fewer = await send(staff, path, 'Save', { capacity: '1' }, { act: 'save' });
    expect([fewer.status, textOf(fewer.text).includes('2 seats are sold.')]).toEqual([409, true]);
  });

  test('a rule shows its dates before they are added', async () => {
    const path = `${DATES}/${year}-05-04T1900/repeat`;
    const looked = await send(staff, path, 'Show the dates', { times: '3' }, { act: 'look' });
    expect([looked.status, textOf(looked.text).includes('3 dates')]).toEqual([200, true]);
    const form = formWith(looked.text, 'Add these dates');
    const added = await staff.post(form.action, { ...form.fields, act: 'add' }, { follow: true });
    expect(textOf(added.text)).toContain('The dates are added.');
    for (const day of ['11', '18', '25']) expect(added.text).toContain(`/dates/${year}-05-${day}T1900`);
  });

  test('its variants are its tickets', async () => {
    const answer = await staff.get(`/admin/products/${SLUG}/variants`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${DATES}#tickets`]);
    expect(
      linksNamed((await staff.get(`/admin/products/${SLUG}`)).text, /Dates, tickets and prices/),
    ).toHaveLength(1);
  });
});

describe('who may only read', () => {
  test('sees dates and tickets without a form, and changes nothing', async () => {
    const client = await supporter();
    for (const path of [DATES, `${DATES}/${year}-05-04T1900`]) {
      const { status, text } = await client.get(path);
      expect([path, status, text.includes('name="act" value="save"')]).toEqual([path, 200, false]);
    }
    for (const path of [`${DATES}/new`, `${DATES}/${year}-05-04T1900/repeat`])
      expect((await client.get(path)).status).toBe(404);
    expect((await client.post(`${DATES}/${year}-05-04T1900`, { act: 'remove', version: '1' })).status).toBe(
      404,
    );
  });
});
