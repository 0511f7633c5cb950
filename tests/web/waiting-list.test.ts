import { beforeAll, describe, expect, test } from 'vitest';
import { anAddress, emailSentTo } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { payFor } from '#tests/support/shop-buy.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.72');
const SLUG = `full-house-${crypto.randomUUID().slice(0, 6)}`;
const day = `${new Date().getFullYear() + 1}-06-01`;
const DATE = `${day}T1900`;

let whileFree = '';

/** An event with one seat, which somebody stands at the till with. */
beforeAll(async () => {
  const { client: staff } = await aMemberOfStaff(shop, 'admin');
  const send = async (path: string, button: string, typed: Record<string, string>) => {
    const form = formWith((await staff.get(path)).text, button);
    await staff.post(form.action, { ...form.fields, ...typed });
  };
  await send('/admin/products/new', 'Create the draft', {
    ...{ title: 'One seat', slug: SLUG, kind: 'event', price: '20', currency: 'USD' },
  });
  await send(`/admin/products/${SLUG}/dates/new`, 'Add the date', {
    ...{
      zone: 'Europe/Berlin',
      where: 'place',
      place_name: 'The Glasshouse',
      lasts_1: '3:00',
      capacity: '1',
    },
    ...{ starts_1: `${day}T19:00` },
  });
  await send(`/admin/products/${SLUG}/tickets/new`, 'Add the ticket', {});
  await send(`/admin/products/${SLUG}`, 'Save', {
    ...{ description: 'One seat.', full_description: 'One.', category: 'bread-and-pastry' },
  });
  await send(`/admin/products/${SLUG}/status`, 'Publish', { to: 'published' });
  whileFree = textOf((await shop.client().get(`/waiting-list/${SLUG}/${DATE}`)).text);
  const buyer = shop.client();
  await buyer.post('/api/cart/items', { product: SLUG, quantity: '1' });
  await buyer.post('/api/checkout', { email: anAddress() });
}, 90_000);

const pathIn = ({ Text }: { Text: string }) => /\/waiting-list\/[\w.-]+/.exec(Text)?.[0] ?? 'no link';

describe('a date that is sold out', () => {
  const ada = anAddress();
  let place = '';

  test('led to its seats while there were some', async () => {
    expect(whileFree).toContain('There are seats free now');
    expect(textOf((await shop.client().get(`/waiting-list/${SLUG}/${DATE}`)).text)).not.toContain(
      'seats free now',
    );
  });

  test('has a waiting list, which people join from its page by a form', async () => {
    const client = shop.client();
    const page = await client.get(`/events/${SLUG}`);
    const [join] = linksNamed(page.text, /Join the waiting list/);
    expect(join).toBe(`/waiting-list/${SLUG}/${DATE}`);
    const form = formWith((await client.get(join ?? '')).text, 'Join the waiting list');
    const wrong = await client.post(form.action, { ...form.fields, email: 'nobody', seats: '0' });
    expect([wrong.status, formWith(wrong.text, 'Join the waiting list').fields['email']]).toEqual([
      422,
      'nobody',
    ]);
    const answer = await client.post(
      form.action,
      { ...form.fields, email: ada, seats: '1' },
      { follow: true },
    );
    expect(textOf(answer.text)).toContain('We’ve emailed you');
  });

  test('gives a place once the address is proven by the link of the email', async () => {
    place = pathIn(await emailSentTo(shop, ada, /Confirm your place/));
    const client = shop.client();
    const page = await client.get(place);
    expect(page.headers.get('cache-control')).toContain('no-store');
    const form = formWith(page.text, 'Join the waiting list');
    const answer = await client.post(form.action, { act: 'confirm' }, { follow: true });
    expect(textOf(answer.text)).toContain('You asked for 1 seat. You are the first on the list.');
    expect(textOf((await client.get(place)).text)).toContain('You are on the waiting list');
  });

  test('is shown to staff, who can take somebody off it; a supporter too', async () => {
    const ben = anAddress();
    const client = shop.client();
    await client.post(`/waiting-list/${SLUG}/${DATE}`, { email: ben, seats: '2', takes_fewer: 'on' });
    const benPlace = pathIn(await emailSentTo(shop, ben, /Confirm your place/));
    await client.post(benPlace, { act: 'confirm' });
    const { client: staff } = await aMemberOfStaff(shop, 'supporter');
    const path = `/admin/events/${SLUG}/${DATE}/waiting-list`;
    const page = await staff.get(path);
    const text = textOf(page.text);
    expect(text.indexOf(ada)).toBeLessThan(text.indexOf(ben));
    expect(text).toContain('2 or fewer');
    const refused = await staff.post(
      path,
      formWith(page.text, `Offer seats to ${ada}`).fields as Record<string, string>,
    );
    expect(refused.status).toBe(422);
    const offered = await staff.post(path, {
      ...formWith(page.text, `Offer seats to ${ada}`).fields,
      act: 'offer',
    });
    expect([offered.status, textOf(offered.text).includes('No seat is free.')]).toEqual([409, true]);
    await staff.post(path, { ...formWith(page.text, `Take off the list : ${ben}`).fields, act: 'remove' });
    expect(textOf((await staff.get(path)).text)).not.toContain(ben);
    expect(textOf((await client.get(benPlace)).text)).toContain('You are no longer on the waiting list.');
  });

  test('offers a freed seat, which is booked on the page of the link and paid', async () => {
    const { client: staff } = await aMemberOfStaff(shop, 'admin');
    const edit = formWith((await staff.get(`/admin/products/${SLUG}/dates/${DATE}`)).text, 'Save');
    await staff.post(edit.action, { ...edit.fields, act: 'save', capacity: '2' });
    expect(pathIn(await emailSentTo(shop, ada, /free for you/))).toMatch(/^\/waiting-list\//);
    // Nobody else gets it.
    const other = shop.client();
    const refused = await other.post('/api/cart/items', { product: SLUG, quantity: '1' });
    expect(refused.status).toBe(409);
    await asAdmin(shop.database.adminUrl, (on) =>
      on.query(
        `insert into event_questions (product_id, label, answer, options, is_required, is_before_paying, position)
         select id, 'I can swim', 'tick', '{}', true, true, 0 from products where slug = $1`,
        [SLUG],
      ),
    );
    const client = shop.client();
    const page = (await client.get(place)).text;
    const form = formWith(page, 'Book now');
    const consent = /1-answer-[0-9a-f-]{36}/.exec(page)?.[0] ?? 'no question';
    const accepted = {
      ...form.fields,
      act: 'accept',
      variant: form.fields['variant'] ?? '',
      '1-name': 'Ada',
    };
    const unanswered = await client.post(form.action, accepted);
    expect([unanswered.status, textOf(unanswered.text).includes('Please tick “I can swim”.')]).toEqual([
      422,
      true,
    ]);
    expect(formWith(unanswered.text, 'Book now').fields['1-name']).toBe('Ada');
    const answer = await client.post(form.action, { ...accepted, [consent]: 'yes' });
    const sessionId = /(cs_\w+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    await payFor(shop, sessionId);
    const done = await client.get(`/checkout/success?session_id=${sessionId}`, { follow: true });
    expect(textOf(done.text)).toContain('One seat');
    const [pool] = await asAdmin(
      shop.database.adminUrl,
      async (on) =>
        (
          await on.query(
            'select p.capacity, p.taken, p.held from pools p join event_dates d on d.pool_id = p.id join products x on x.id = d.product_id where x.slug = $1',
            [SLUG],
          )
        ).rows,
    );
    expect(pool).toEqual({ capacity: 2, taken: 1, held: 1 });
    expect(textOf((await client.get(place)).text)).toContain('You have ordered with this offer');
  });

  test('opens a place by no address that was not signed', async () => {
    for (const path of [
      '/waiting-list/none',
      `${place.slice(0, -1)}${place.endsWith('A') ? 'B' : 'A'}`,
      '/waiting-list/a.b.c',
    ])
      expect([path, (await shop.client().get(path)).status]).toEqual([path, 404]);
    expect((await shop.client().get(`/waiting-list/${SLUG}/2020-01-01T1900`)).status).toBe(404);
  });
});
