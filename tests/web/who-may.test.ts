import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { secondsFrom } from '#lib/clock.ts';
import { sign } from '#lib/ids.ts';
import { may, type Permission, type Role } from '#shop/accounts/permissions.ts';
import { resetToken } from '#shop/accounts/reset-password.ts';
import { verificationToken } from '#shop/accounts/verify-email.ts';
import { insertAppliedSheets } from '#tests/support/applied-sheets.ts';
import { INSERT_INVOICE } from '#tests/support/insert-invoice.ts';
import { INSERT_PARCEL, INSERT_RETURN } from '#tests/support/insert-parcel.ts';
import { aMember, anAddress, signIn } from '#tests/support/people.ts';
import { type Route, routes, type Secret, type Targets } from '#tests/support/route-access.ts';
import { AUTH_SECRET, asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const COURSE = 'ten-minutes-of-sitting';
const PAGES = fileURLToPath(new URL('../../src/pages/', import.meta.url));
const REVIEW = 'A review that only staff have read so far.';
const NOTE = 'What I thought while sitting, for nobody else.';
const STAFF_NOTE = 'Called and was friendly, said a colleague.';
const HOLDER = 'Vera of the Victims';

/** Each comes from a network of its own, and has limits of its own. */
const at = (last: number) => sharedShop(`192.0.2.${last}`);
const shop = at(100);

const query = <Row extends pg.QueryResultRow>(text: string, values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);

/** Gets the free course with an address; a page shows nothing but the order then. */
async function takeCourse(client: ShopClient, email: string): Promise<void> {
  await client.post('/api/cart/items', { product: COURSE, quantity: '1' });
  const { status, text } = await client.post('/api/checkout', { email });
  if (status !== 303) throw new Error(`the course could not be had: ${text}`);
}

async function openEmail(client: ShopClient, orderId: string, path: string): Promise<void> {
  const link = `/open/${sign(AUTH_SECRET, 'open-order', orderId, secondsFrom(3600))}?to=${path}`;
  const { status } = await client.get(link);
  if (status !== 303) throw new Error(`the link of the email answered ${status}`);
}

async function orderOf(email: string): Promise<string> {
  const [order] = await query<{ id: string }>('select id from orders where email = $1', [email]);
  return order?.id ?? '';
}

/** Somebody with an account, a paid order, and work in a free course that anybody can have. */
async function aVictim() {
  const { client, email, sessionId } = await aBuyer(shop);
  await payFor(shop, sessionId);
  await client.get(`/checkout/success?session_id=${sessionId}`);
  await takeCourse(client, email);
  const [order] = await query<{ id: string; number: string }>(
    'select o.id, o.number from orders o join payments p on p.order_id = o.id where p.stripe_session_id = $1',
    [sessionId],
  );
  if (!order) throw new Error('the victim has no order');
  await openEmail(client, order.id, '/account');
  const { client: signedIn } = await aMember(shop, email);
  await openEmail(signedIn, order.id, '/account');
  const lessons = await query<{ slug: string }>(
    `select l.slug from lessons l join course_sections s on s.id = l.section_id join products p on p.id = l.product_id
     where p.slug = $1 order by s.position, l.position`,
    [COURSE],
  );
  for (const { slug } of lessons) await client.post(`/api/learn/${COURSE}/${slug}`, { act: 'done' });
  await client.post(`/api/notes/${COURSE}/${lessons[0]?.slug}`, { body: NOTE, seen: '0' });
  await client.post(`/api/reviews/${COURSE}`, { rating: '5', body: REVIEW, name: 'Vera' });
  const issued = await client.postJson(`/api/certificates/${COURSE}`, { holder: HOLDER });
  await client.post('/api/cart/items', { product: 'hand-cut-dovetails', quantity: '1' });
  const [line] = await query<{ id: string }>(
    'select i.id from cart_items i join carts c on c.id = i.cart_id join orders o on o.visitor_id = c.visitor_id where o.id = $1',
    [order.id],
  );
  const link = `/open/${sign(AUTH_SECRET, 'open-order', order.id, secondsFrom(3600))}`;
  const [concern] = await query<{ id: number }>(
    "insert into concerns (kind, subject) values ('refund_mismatch', $1) returning id::int",
    [order.number],
  );
  await query(
    `insert into staff_notes (id, customer_id, order_id, kind, body, author)
     select gen_random_uuid(), customer_id, id, 'note', $2, 'cli' from orders where id = $1`,
    [order.id, STAFF_NOTE],
  );
  for (const text of [INSERT_PARCEL, INSERT_RETURN]) await query(text, [order.id]);
  const [invoice] = await query<{ number: string }>(INSERT_INVOICE, [order.id]);
  const [ticket] = await query<{ date: string; sku: string }>(
    `select replace(d.starts_local, ':', '') as date, v.sku from event_dates d join products p on p.id = d.product_id
     join event_ticket_dates td on td.date_id = d.id join variants v on v.id = td.variant_id
     where p.slug = 'fold-along' order by d.starts_at desc limit 1`,
    [],
  );
  const [file] = await query<{ id: string }>('select id from files order by created_at limit 1', []);
  const targets: Targets = {
    file: file?.id ?? '',
    ...{ date: ticket?.date ?? '', ticketSku: ticket?.sku ?? '' },
    staffNote: STAFF_NOTE,
    ...{ concern: String(concern?.id), invoice: invoice?.number ?? '' },
    ...{ course: COURSE, lesson: lessons[0]?.slug ?? '', sessionId, link, cartLine: line?.id ?? '' },
    ...{ forgedLink: `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, order: order.number, email },
    ...{ note: NOTE, review: REVIEW, holder: HOLDER, certificate: JSON.parse(issued.text).number },
  };
  return { client, orderId: order.id, targets };
}

/** All that is the victim's, as the database has it. */
async function stateOf({ orderId }: Victim): Promise<unknown> {
  return query(
    `select c.email, c.email_proven_at, c.user_id, u.email as account, a.password_hash,
       (select json_agg(json_build_array(o.number, o.status, o.email, o.withdrawn_at, o.refunded_amount) order by o.number)
        from orders o where o.customer_id = c.id and o.is_address_proven) as orders,
       (select json_agg(json_build_array(e.id, e.completed_at, e.last_lesson_id) order by e.id)
        from enrolments e where e.customer_id = c.id) as places,
       (select json_agg(json_build_array(p.lesson_id, p.completed_at) order by p.lesson_id)
        from lesson_progress p join enrolments e on e.id = p.enrolment_id where e.customer_id = c.id) as progress,
       (select json_agg(json_build_array(n.body, n.updated_at) order by n.body)
        from lesson_notes n join enrolments e on e.id = n.enrolment_id where e.customer_id = c.id) as notes,
       (select json_agg(json_build_array(z.number, z.holder_name) order by z.number)
        from certificates z join enrolments e on e.id = z.enrolment_id where e.customer_id = c.id) as certificates,
       (select json_agg(json_build_array(r.rating, r.body, r.status) order by r.id) from reviews r where r.customer_id = c.id) as reviews,
       (select json_agg(json_build_array(i.variant_id, i.quantity) order by i.id) from cart_items i
        join carts k on k.id = i.cart_id where k.user_id = c.user_id or k.visitor_id = o.visitor_id) as cart,
       (select json_agg(json_build_array(n.id, n.body) order by n.id) from staff_notes n where n.customer_id = c.id) as staff_notes,
       (select json_agg(json_build_array(e.units, e.taken_units)) from entitlements e join order_items i on i.id = e.order_item_id
        join orders z on z.id = i.order_id where z.customer_id = c.id and (z.is_address_proven or z.given_by is not null)) as given,
       (select count(*) from mails m where m.order_id = o.id and m.dedupe_key like 'again:%') as sent_again,
       (select count(*) from refunds f where f.order_id = o.id) as refunds
     from orders o join customers c on c.id = o.customer_id
     left join users u on u.id = c.user_id left join user_accounts a on a.user_id = u.id
     where o.id = $1`,
    [orderId],
  );
}

type Victim = Awaited<ReturnType<typeof aVictim>>;

interface Asker {
  readonly client: ShopClient;
  readonly role?: Role;
  /** One of the victim's own devices. */
  readonly isVictim?: boolean;
}

/** Who asks, in order: those who change nothing of the victim's come first. */
const ASKERS: Readonly<Record<string, (victim: Victim) => Promise<Asker>>> = {
  nobody: async () => ({ client: at(101).client() }),
  'a stranger with the address': async ({ targets }) => {
    const client = at(102).client();
    await takeCourse(client, targets.email);
    return { client };
  },
  'a stranger with the address, signed in': async ({ targets }) => {
    const { client } = await aMember(at(103));
    await takeCourse(client, targets.email);
    return { client, role: 'user' };
  },
  'another guest': async () => {
    const client = at(104).client();
    await takeCourse(client, anAddress());
    return { client };
  },
  'another user, with an address of her own that is proven': async () => {
    const { client, email } = await aMember(at(105));
    await takeCourse(client, email);
    await openEmail(client, await orderOf(email), '/account');
    return { client, role: 'user' };
  },
  'a supporter': async () => ({
    client: (await aMemberOfStaff(at(106), 'supporter')).client,
    role: 'supporter',
  }),
  'an admin': async () => ({ client: (await aMemberOfStaff(at(107), 'admin')).client, role: 'admin' }),
  'the guest who proved the address': async ({ client }) => ({ client, isVictim: true }),
  'the same guest on another device': async ({ orderId }) => {
    const client = at(108).client();
    await openEmail(client, orderId, '/account');
    return { client, isVictim: true };
  },
  'the signed-in owner': async ({ targets }) => {
    const client = at(109).client();
    const { status } = await signIn(client, targets.email);
    expect(status).toBe(303);
    return { client, isVictim: true, role: 'user' };
  },
};

function mayOpen(
  { who }: Route,
  { isVictim = false, role = 'user' }: Asker,
  permission?: Permission,
): boolean {
  if (who === 'everybody' || who === 'own') return isVictim;
  return 'subject' in who ? isVictim : may(role, permission ?? who.staff);
}

const OWN_SECRETS = ['order', 'note', 'review', 'holder', 'email'] as const satisfies readonly Secret[];
const SECRETS = [...OWN_SECRETS, 'staffNote'] as const;

/** What is wrong with what a page shows to somebody. */
async function faultsOf(name: string, route: Route, asker: Asker, { targets }: Victim): Promise<string[]> {
  const path = route.path(targets);
  const { status, text: body } = await asker.client.get(path);
  // The address that was asked for says nothing new where the page offers to sign in and come back.
  const text = body.replaceAll(encodeURIComponent(path), '');
  const isOpen = mayOpen(route, asker);
  const seen = SECRETS.filter((secret) => text.includes(targets[secret]));
  const allowed = isOpen
    ? asker.isVictim
      ? OWN_SECRETS
      : [...(route.shows ?? []), ...(route.mayShow ?? [])]
    : [];
  const wanted = isOpen ? (route.shows ?? []) : [];
  const isVictims = typeof route.who === 'object';
  return [
    ...seen
      .filter((secret) => !(allowed as readonly Secret[]).includes(secret))
      .map((secret) => `${name} shows the ${secret}`),
    ...wanted
      .filter((secret) => !seen.includes(secret))
      .map((secret) => `${name} does not show the ${secret}`),
    ...(isVictims && isOpen && status !== 200 ? [`${name} answers ${status}`] : []),
    ...(status >= 500 && !/^(500|unavailable)\./.test(name) ? [`${name} answers ${status}`] : []),
  ];
}

describe('who may see and change what of a customer', () => {
  let victim: Victim;
  beforeAll(async () => {
    victim = await aVictim();
    await insertAppliedSheets(shop.database.adminUrl);
  });

  test('every page and route says who', () => {
    const files = readdirSync(PAGES, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(PAGES, join(entry.parentPath, entry.name)));
    expect(Object.keys(routes).toSorted()).toEqual(files.toSorted());
  });

  test('every method that takes something says what', () => {
    for (const [file, { methods, posts }] of Object.entries(routes)) {
      const text = readFileSync(join(PAGES, file), 'utf8');
      const exported = [...text.matchAll(/export const (GET|POST)/g)].map((match) => match[1]);
      const takesForm =
        /handle\w+\(Astro|openActPage\(Astro|change: '/.test(text) &&
        !file.startsWith('verify-email') &&
        !file.startsWith('sign-out');
      const expected = file.endsWith('.ts') ? exported : takesForm ? ['GET', 'POST'] : ['GET'];
      expect(methods, file).toEqual(expected);
      expect(posts !== undefined, file).toBe(methods.includes('POST'));
    }
  });

  describe.each(Object.entries(ASKERS))('%s', (_, make) => {
    let asker: Asker;
    beforeAll(async () => {
      asker = await make(victim);
    });

    test('sees what the table says, on every page', async () => {
      const faults: string[] = [];
      for (const [name, route] of Object.entries(routes))
        if (route.methods.includes('GET')) faults.push(...(await faultsOf(name, route, asker, victim)));
      expect(faults).toEqual([]);
    });

    test('changes what the table says, by every form and route', async () => {
      const before = await stateOf(victim);
      const faults: string[] = [];
      for (const [name, route] of Object.entries(routes)) {
        if (!route.posts || mayOpen(route, asker, route.change)) continue;
        const { status } = await asker.client.post(route.path(victim.targets), route.posts(victim.targets));
        if (status >= 500) faults.push(`${name} answers ${status}`);
      }
      expect(faults).toEqual([]);
      expect(await stateOf(victim)).toEqual(before);
    });
  });

  test('links to the victim’s account do nothing for another account, or once the password has changed', async () => {
    const { targets } = victim;
    const [user] = await query<{ id: string }>('select id from users where email = $1', [targets.email]);
    const { client } = await aMember(at(112));
    const before = await stateOf(victim);
    const token = verificationToken(
      AUTH_SECRET,
      { id: user?.id ?? '', email: targets.email },
      secondsFrom(3600),
    );
    expect((await client.get(`/verify-email?token=${token}`)).status).toBe(410);
    expect((await at(113).client().get(`/verify-email?token=${token}`)).headers.get('location')).toContain(
      '/sign-in',
    );
    const old = resetToken(
      AUTH_SECRET,
      { id: user?.id ?? '', email: targets.email },
      'the hash of an earlier password',
      secondsFrom(3600),
    );
    const reset = await client.post('/reset-password', { token: old, password: 'a new one for the victim' });
    expect(reset.status).toBe(410);
    expect(await stateOf(victim)).toEqual(before);
  });

  describe('the link of a stranger', () => {
    /** Whose the browser is before the stranger's link is opened in it. */
    const browsers: Readonly<Record<string, () => Promise<ShopClient>>> = {
      'of an account': async () => (await aMember(at(114))).client,
      'that proved another address': async () => {
        const client = at(115).client();
        const email = anAddress();
        await takeCourse(client, email);
        await openEmail(client, await orderOf(email), '/account');
        return client;
      },
      'that ordered with another address': async () => {
        const client = at(116).client();
        await takeCourse(client, anAddress());
        return client;
      },
    };

    test.each(Object.entries(browsers))('asks first in a browser %s', async (_, browser) => {
      const client = await browser();
      const { link, order, email } = victim.targets;
      const asked = await client.get(`${link}?to=/account/orders`);
      expect(asked.status).toBe(200);
      expect(textOf(asked.text)).toContain(`This link was emailed to ${email}`);
      expect((await client.get(`/orders/${order}`)).status).toBe(404);
      const posted = await client.post(`${link}?to=/account/orders`, {});
      expect([posted.status, posted.headers.get('location')]).toEqual([303, '/account/orders']);
      expect((await client.get(`/orders/${order}`)).status).toBe(200);
      expect((await client.get(`${link}?to=/account`)).status).toBe(303);
    });

    test('asks nothing in a browser that ordered with its address, or with none', async () => {
      const client = at(117).client();
      const email = anAddress();
      await takeCourse(client, email);
      await takeCourse(client, anAddress());
      await openEmail(client, await orderOf(email), '/account');
      expect((await at(118).client().get(victim.targets.link)).status).toBe(303);
    });
  });

  test('a link of an email with one letter changed opens nothing', async () => {
    const client = at(111).client();
    expect((await client.get(victim.targets.forgedLink)).status).toBe(404);
    expect((await client.get(`/orders/${victim.targets.order}`)).status).toBe(404);
  });
});
