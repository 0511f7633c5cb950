import { beforeAll, describe, expect, test } from 'vitest';
import { aSeatBuyer, dateOf, payCart, type SeatBuyer, seatsOf } from '#tests/support/event-buyer.ts';
import { emailSentTo } from '#tests/support/people.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.63');
const SLUG = 'fold-along';
/** No other file buys it: it asks something before paying here. */
const ASKED = 'evenings-with-a-broad-nib';
const stranger = sharedShop('192.0.2.64').client();
const anAddress = () => `tom-${crypto.randomUUID().slice(0, 8)}@example.com`;

let buyer: SeatBuyer;
beforeAll(async () => {
  buyer = await aSeatBuyer(shop, SLUG, 3);
}, 60_000);

describe('who comes', () => {
  test('is said by the buyer for all seats at once, and each new address gets a ticket', async () => {
    const page = await buyer.client.get(`/orders/${buyer.number}`);
    const [path = ''] = linksNamed(page.text, /Name the people who come/);
    const { action, fields } = formWith((await buyer.client.get(path)).text, 'Save');
    const names = Object.keys(fields).filter((name) => name.endsWith('-name'));
    const emails = Object.keys(fields).filter((name) => name.endsWith('-email'));
    expect([names.length, emails.length]).toEqual([3, 3]);
    const [bo, cy] = [anAddress(), anAddress()];
    const given = {
      [names[1] ?? '']: 'Bo',
      [emails[1] ?? '']: bo,
      [names[2] ?? '']: 'Cy',
      [emails[2] ?? '']: cy,
    };
    const saved = await buyer.client.post(action, { ...fields, ...given });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}?from=1&saved=1`]);
    expect(await seatsOf(shop, buyer.number)).toMatchObject([
      { email: buyer.email },
      { name: 'Bo', email: bo },
      { name: 'Cy', email: cy },
    ]);
    const email = await emailSentTo(shop, bo, /Your ticket/);
    expect(email.Text).toContain('Bo');
  });

  test('is asked again with what was typed where an address is wrong', async () => {
    const path = `/orders/${buyer.number}/attendees`;
    const { action, fields } = formWith((await buyer.client.get(path)).text, 'Save');
    const [email = ''] = Object.keys(fields).filter((name) => name.endsWith('-email'));
    const refused = await buyer.client.post(action, { ...fields, [email]: 'nobody at home' });
    expect(refused.status).toBe(422);
    expect(formWith(refused.text, 'Save').fields[email]).toBe('nobody at home');
  });

  test('is hidden from others, who cannot change it', async () => {
    const path = `/orders/${buyer.number}/attendees`;
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(path, {})).status).toBe(404);
  });
});

describe('a ticket that goes to another person', () => {
  test('gets a new code; the old page says so and opens nothing', async () => {
    const other = await aSeatBuyer(shop, SLUG, 1);
    const [ticket = ''] = other.tickets;
    const page = await other.client.get(ticket);
    const [path = ''] = linksNamed(page.text, /Change who comes/);
    const { action, fields } = formWith((await other.client.get(path)).text, 'Save');
    const tom = anAddress();
    const saved = await other.client.post(action, { ...fields, name: 'Tom', email: tom });
    const next = saved.headers.get('location') ?? '';
    expect([saved.status, next.startsWith('/tickets/'), next === ticket]).toEqual([303, true, false]);
    const old = await stranger.get(ticket);
    expect(old.status).toBe(200);
    expect(textOf(old.text)).toContain('This ticket went to another person');
    expect(old.text).not.toMatch(/Tom|meet\.example|<svg[^>]*QR/);
    for (const end of ['.pdf', '.ics', '/attendee'])
      expect((await stranger.get(ticket + end)).status).toBe(404);
    const email = await emailSentTo(shop, tom, /Your ticket/);
    expect(email.Text).toContain(next);
  });

  test('somebody with the link changes the name alone', async () => {
    const [, ticket = ''] = buyer.tickets;
    const { action, fields } = formWith((await stranger.get(`${ticket}/attendee`)).text, 'Save');
    expect(Object.keys(fields)).toEqual(['name']);
    const before = await seatsOf(shop, buyer.number);
    const saved = await stranger.post(action, { name: 'Bo Bow', email: anAddress() });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, ticket]);
    expect(await seatsOf(shop, buyer.number)).toEqual(
      before.map((seat, at) => (at === 1 ? { ...seat, name: 'Bo Bow' } : seat)),
    );
  });
});

describe('questions before paying', () => {
  test('are asked on the way to the checkout, and their answers reach the seats', async () => {
    const { client: admin } = await aMemberOfStaff(shop, 'admin');
    const at = `/admin/products/${ASKED}/questions`;
    const form = formWith((await admin.get(at)).text, 'Add question');
    const added = await admin.post(form.action, {
      ...form.fields,
      ...{
        act: 'add',
        answer: 'choice',
        label: 'Which <b>level</b>?',
        options: 'new\nsome\n=1+1',
        required: 'on',
        before_paying: 'on',
      },
    });
    expect(added.status).toBe(303);
    try {
      const client = shop.client();
      const { variant } = await dateOf(shop, ASKED);
      await client.post('/api/cart/items', { variant, quantity: '2' });
      const redirect = await client.get('/checkout');
      expect([redirect.status, redirect.headers.get('location')]).toEqual([303, '/checkout/attendees']);
      const posted = await client.post('/api/checkout', { email: anAddress() });
      expect([posted.status, posted.headers.get('location')]).toEqual([303, '/checkout/attendees']);
      const step = await client.get('/checkout/attendees');
      // I3: what staff type is text.
      expect(step.text).toContain('Which &lt;b&gt;level&lt;/b&gt;?');
      const { action, fields } = formWith(step.text, 'Save and continue');
      const answers = Object.keys(fields).filter((name) => name.includes('-answer-'));
      const half = await client.post(action, { ...fields, [answers[0] ?? '']: 'new' });
      expect([half.status, textOf(half.text).includes('Please answer')]).toEqual([422, true]);
      const odd = await client.post(action, {
        ...fields,
        [answers[0] ?? '']: 'new',
        [answers[1] ?? '']: 'none of these',
      });
      expect(odd.status).toBe(422);
      const given = { ...fields, [answers[0] ?? '']: 'new', [answers[1] ?? '']: 'some' };
      const whole = await client.post(action, given);
      expect([whole.status, whole.headers.get('location')]).toEqual([303, '/checkout']);
      expect((await client.get('/checkout')).status).toBe(200);
      const { number } = await payCart(shop, client);
      expect((await seatsOf(shop, number)).map(({ answers: all }) => Object.values(all))).toEqual([
        ['new'],
        ['some'],
      ]);
    } finally {
      const { text } = await admin.get(at);
      const stop = formWith(text, /^Stop asking/);
      expect((await admin.post(stop.action, { ...stop.fields, act: 'withdraw' })).status).toBe(303);
    }
  });
});

/** In an attribute a sign means itself. */
const withoutAttributes = (html: string) => html.replace(/="[^"]*"/g, '');

describe('hazards', () => {
  const POLYGLOT = `"><img src=x onerror=alert(1)>'--</script>{{7*7}}`;

  test('I3, I11, I14: a name is text on pages and in emails, and adds no header and no field', async () => {
    const { client, number, tickets, email } = await aSeatBuyer(shop, SLUG, 1);
    const path = `${tickets[0]}/attendee`;
    const { action, fields } = formWith((await client.get(path)).text, 'Save');
    const broken = await client.post(action, { ...fields, name: 'Ada\r\nBcc: victim@example.com' });
    expect(broken.status).toBe(422);
    const proto = { '__proto__[isStaff]': 'yes', constructor: 'x', ['answer-__proto__']: 'x' };
    const saved = await client.post(action, { ...fields, ...proto, name: POLYGLOT });
    expect(saved.status).toBe(303);
    expect(await seatsOf(shop, number)).toMatchObject([{ name: POLYGLOT, email, answers: {} }]);
    for (const shown of [tickets[0] ?? '', path, '/account/bookings', `/orders/${number}/attendees`]) {
      const { text } = await client.get(shown);
      expect(withoutAttributes(text), shown).not.toContain('<img src=x');
      expect(text, shown).toMatch(/(?:&lt;|&#60;|<)img src=x/);
    }
    expect((await client.get(`${tickets[0]}.pdf`)).status).toBeLessThan(400);
  });
});
