import { createPublicKey, verify } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aSeatBuyer, type DemoDate, dateOf, type SeatBuyer, seatsOf } from '#tests/support/event-buyer.ts';
import { aMember } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.65');
const SLUG = 'fold-along';

let buyer: SeatBuyer;
let date: DemoDate;
let admin: ShopClient;
let page = '';
let helper = '';
const stranger = sharedShop('192.0.2.66').client();

beforeAll(async () => {
  buyer = await aSeatBuyer(shop, SLUG, 4);
  date = await dateOf(shop, SLUG);
  page = `/check-in/${SLUG}/${date.at}`;
  admin = (await aMemberOfStaff(shop, 'supporter')).client;
  const attendees = `/admin/events/${SLUG}/${date.at}/attendees`;
  const form = formWith((await admin.get(attendees)).text, 'Make a link');
  expect((await admin.post(form.action, { act: 'make-link', name: 'Tom <Helper>' })).status).toBe(303);
  helper = /\/check-in\/[\w-]{43}/.exec((await admin.get(attendees)).text)?.[0] ?? '';
}, 60_000);

const codes = async () => (await seatsOf(shop, buyer.number)).map(({ code }) => code);
const enter = async (client: ShopClient, path: string, code: string) => {
  const { action, fields } = formWith((await client.get(path)).text, 'Check in');
  return meant(client, await client.post(action, { ...fields, code }));
};
/** Answers that the ticket is checked in although its date is days away. */
const meant = async (client: ShopClient, asked: Awaited<ReturnType<ShopClient['post']>>) => {
  if (!textOf(asked.text).includes('Too early')) return asked;
  expect([asked.status, textOf(asked.text).includes('This ticket is for')]).toEqual([409, true]);
  const anyway = formWith(asked.text, /^Check in anyway/);
  return client.post(anyway.action, anyway.fields);
};

describe('check-in by form', () => {
  test('lets a typed code in, and refuses it the second time with when and by whom', async () => {
    const [code = ''] = await codes();
    const spaced = code.replace(/(.{4})(?=.)/g, '$1-').toLowerCase();
    const first = await enter(admin, page, spaced);
    expect(first.status).toBe(303);
    const told = textOf((await admin.get(first.headers.get('location') ?? '')).text);
    expect(told).toContain('Checked in');
    const second = await enter(admin, page, code);
    expect(second.status).toBe(409);
    expect(textOf(second.text)).toMatch(/Already checked in .*At \d\d:\d\d by Ada/);
    const rows = await asAdmin(
      shop.database.adminUrl,
      async (db) =>
        (
          await db.query(
            'select checked_in_at from reporting.bookings where id = (select id from bookings where code = $1)',
            [code],
          )
        ).rows,
    );
    expect(rows).toEqual([{ checked_in_at: expect.any(Date) }]);
  });

  test('is undone by its button, and the ticket is let in again', async () => {
    const [, code = ''] = await codes();
    const first = await enter(admin, page, code);
    const done = await admin.get(first.headers.get('location') ?? '');
    const undo = formWith(done.text, /^Undo/);
    expect((await admin.post(undo.action, undo.fields)).status).toBe(303);
    expect((await enter(admin, page, code)).status).toBe(303);
  });

  test('finds people by name, without address, order or answers', async () => {
    const [, , seat] = await seatsOf(shop, buyer.number);
    await asAdmin(shop.database.adminUrl, (db) =>
      db.query(
        "update bookings set attendee_name = 'Zoë <i>Quist</i>', attendee_email = 'zoe@example.com' where id = $1",
        [seat?.id],
      ),
    );
    const { text } = await stranger.get(`${helper}?q=quist`);
    expect(text).toContain('Zoë &lt;i&gt;Quist&lt;/i&gt;');
    for (const secret of ['zoe@example.com', buyer.number, seat?.code ?? ''])
      expect(text).not.toContain(secret);
    const form = formWith(text, /^Check in Zoë/);
    expect((await meant(stranger, await stranger.post(form.action, form.fields))).status).toBe(303);
    expect(textOf((await stranger.get(`${helper}?q=quist`)).text)).toContain('by Tom <Helper>');
  });

  test.each([
    ['nothing', ''],
    ['a code of nobody', '0000-0000-0000'],
    ['rubbish', '%00\u202e<script>'],
  ])('refuses %s', async (_, code) => {
    const { action, fields } = formWith((await admin.get(page)).text, 'Check in');
    const refused = await admin.post(action, { ...fields, code });
    expect([refused.status, textOf(refused.text).includes('No such ticket')]).toEqual([409, true]);
  });
});

test('a search that no database can take finds nobody', async () => {
  for (const [client, path] of [
    [stranger, helper],
    [admin, page],
  ] as const)
    for (const q of ['%00', 'x%00y', '%ED%A0%80', 'x'.repeat(5000)])
      expect((await client.get(`${path}?q=${q}`)).status, q.slice(0, 9)).toBe(200);
});

describe('who may check in', () => {
  test('staff at every date, a helper at the one of the link, nobody else', async () => {
    expect((await stranger.get(page)).headers.get('location')).toContain('/sign-in');
    expect((await (await aMember(shop)).client.get(page)).status).toBe(404);
    for (const path of ['/check-in/none', `/check-in/${'a'.repeat(43)}`])
      expect((await stranger.get(path)).status).toBe(404);
    const { status, headers } = await stranger.get(helper);
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect((await stranger.get('/')).headers.get('permissions-policy')).toContain('camera=()');
    expect((await stranger.get(`/admin/events/${SLUG}/${date.at}/attendees`)).status).toBe(303);
  });

  test('a link that was ended opens nothing', async () => {
    const attendees = `/admin/events/${SLUG}/${date.at}/attendees`;
    const form = formWith((await admin.get(attendees)).text, 'Make a link');
    await admin.post(form.action, { act: 'make-link', name: 'Short' });
    const { text } = await admin.get(attendees);
    const link =
      [...text.matchAll(/\/check-in\/[\w-]{43}/g)].map(([path]) => path).find((path) => path !== helper) ??
      '';
    expect((await stranger.get(link)).status).toBe(200);
    const end = formWith(text, /^End the link of Short/);
    await admin.post(end.action, { ...end.fields, act: 'end-link' });
    const over = await stranger.get(link);
    expect([over.status, textOf(over.text).includes('This link has ended')]).toEqual([410, true]);
    expect((await stranger.get(link.replace('/check-in/', '/api/check-in/'))).status).toBe(410);
  });
});

describe('the list of a device', () => {
  const api = () => helper.replace('/check-in/', '/api/check-in/');

  test('is signed, and holds no address, order or code', async () => {
    const { text } = await stranger.get(`${api()}?session=1&list=1`);
    const { list, signature } = JSON.parse(text) as { list: string; signature: string };
    const x = /data-key="([\w-]+)"/.exec((await stranger.get(helper)).text)?.[1] ?? '';
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const isGenuine = (of: string) => verify(null, Buffer.from(of), key, Buffer.from(signature, 'base64url'));
    expect([isGenuine(list), isGenuine(`${list} `)]).toEqual([true, false]);
    for (const secret of [buyer.email, buyer.number, ...(await codes())]) expect(list).not.toContain(secret);
  });

  test('what a device kept is taken once, and a conflict is told', async () => {
    const [, , , code = ''] = await codes();
    const nonce = crypto.randomUUID();
    const scan = { nonce, code, age: 60_000, entered: true };
    const send = async (scans: object[]) => {
      const { status, text } = await stranger.postJson(api(), { session: date.sessionId, scans });
      return { status, ...(JSON.parse(text) as { results: { is: string; tone: string }[] }) };
    };
    for (let at = 0; at < 2; at++)
      expect(await send([scan])).toMatchObject({ status: 200, results: [{ is: 'in', tone: 'good' }] });
    expect((await send([{ ...scan, nonce: crypto.randomUUID(), age: 10 }])).results).toMatchObject([
      { is: 'again' },
    ]);
    expect(textOf((await stranger.get(helper)).text)).toContain('Let in twice');
    expect((await stranger.postJson(api(), { session: crypto.randomUUID(), scans: [scan] })).status).toBe(
      409,
    );
    expect((await stranger.postJson(api(), { session: date.sessionId, scans: 'x' })).status).toBe(422);
    expect((await stranger.postJson(`/api${page}`, { session: date.sessionId, scans: [scan] })).status).toBe(
      401,
    );
  });
});

test('all attendees are one link away for staff, and not for helpers', async () => {
  expect(linksNamed((await admin.get(page)).text, /All attendees/)).toEqual([
    `/admin/events/${SLUG}/${date.at}/attendees`,
  ]);
  expect(linksNamed((await stranger.get(helper)).text, /All attendees/)).toEqual([]);
});
