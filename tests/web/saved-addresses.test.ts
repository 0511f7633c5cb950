import { beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';
import { aMember, type Person } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { textOf } from '#tests/support/shop-forms.ts';

const shop = sharedShop('192.0.2.93');
const HERE = '/account/addresses';
const BERN = { country: 'CH', name: 'Ada', line1: 'Gasse 1', city: 'Bern', postcode: '3011' };

/** Somebody whose email is proven. */
async function aCustomer(): Promise<Person> {
  const person = await aMember(shop);
  await asAdmin(shop.database.adminUrl, (on) =>
    on.query(
      `insert into customers (email, email_key, user_id, email_proven_at)
       select email, email, id, now() from users where email = $1`,
      [person.email],
    ),
  );
  return person;
}

const save = ({ client }: Person, fields: Record<string, string>) =>
  client.post(HERE, { act: 'save', ...BERN, ...fields });
const savedBy = ({ email }: Person) =>
  asAdmin(shop.database.adminUrl, async (on) => {
    const { rows } = await on.query<{ id: string; name: string; line1: string }>(
      `select a.id, a.name, a.line1 from addresses a join customers c on c.id = a.customer_id where c.email = $1`,
      [email],
    );
    return rows;
  });

describe('the form of saved addresses', () => {
  let ada: Person;
  beforeAll(async () => {
    ada = await aCustomer();
  });

  test('C13: takes or refuses 40 hostile texts at their field, keeps what was typed, and shows none as markup', async () => {
    const own = await aCustomer();
    let taken = 0;
    for (const [what, typed, stored] of HOSTILE_TEXTS) {
      const answer = await save(own, { name: typed, line1: `Gasse ${taken}` });
      // No browser sends NUL: of such a form nothing is read.
      const isNul = typed.includes('\0');
      expect(answer.status, what).toBe(stored === null || isNul ? 422 : 303);
      if (answer.status === 422) {
        expect(isNul || answer.text.includes('value="Bern"'), what).toBe(true);
        // Inside the quotes of an attribute a tag is text.
        const outside = answer.text.replaceAll(/="[^"]*"/g, '');
        expect(/<script>alert|onmouseover|\u202e/.test(outside), what).toBe(false);
      } else {
        const [address] = await savedBy(own);
        expect(address?.name, what).toBe(stored);
        await own.client.post(HERE, { act: 'delete', id: address?.id ?? '' });
        taken++;
      }
    }
    expect(taken).toBeGreaterThan(5);
  });

  test('neither shows, changes, uses nor deletes another customer’s, and an unproven email has none', async () => {
    await save(ada, { name: 'Ada Lovelace' });
    const [address] = await savedBy(ada);
    const id = address?.id ?? expect.fail('not saved');
    const stranger = await aCustomer();
    const shown = await stranger.client.get(`${HERE}?edit=${id}`);
    expect(shown.text.includes('Ada Lovelace')).toBe(false);
    for (const act of ['save', 'usual', 'delete'])
      await stranger.client.post(HERE, { act, id, ...(act === 'save' ? { ...BERN, name: 'Mallory' } : {}) });
    const guest = await aMember(shop);
    expect((await save(guest, {})).status).toBe(404);
    expect(await savedBy(ada)).toEqual([address]);
  });

  test.each([
    ['no act', { act: '' }],
    ['an unknown act', { act: 'steal' }],
    ['an id that is none', { act: 'delete', id: "1' or '1'='1" }],
    ['a field too many', { act: 'save', ...BERN, customer_id: crypto.randomUUID() }],
    ['a field of the prototype', { act: 'save', ...BERN, ['__proto__']: '1', constructor: '1' }],
    ['a country that is none', { act: 'save', ...BERN, country: 'XX' }],
    ['a field of 60,000 characters', { act: 'save', ...BERN, name: 'x'.repeat(60_000) }],
  ])('refuses %s', async (_, fields) => {
    const before = await savedBy(ada);
    const { status } = await ada.client.post(HERE, fields as Record<string, string>);
    expect([400, 422]).toContain(status);
    expect(await savedBy(ada)).toEqual(before);
  });

  test('a flood leaves 20 at most, and no page that is not answered', async () => {
    const flooding = await aCustomer();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) => save(flooding, { line1: `Gasse ${at}` })),
    );
    expect(answers.every(({ status }) => [303, 409, 503].includes(status))).toBe(true);
    expect((await savedBy(flooding)).length).toBeLessThanOrEqual(20);
    expect(textOf((await flooding.client.get(HERE)).text)).toContain('Saved addresses');
  });

  test('an address of the query shows nothing of it', async () => {
    for (const query of [
      '?country=<script>',
      '?edit[]=1',
      `?edit=${'x'.repeat(3000)}`,
      '?country=__proto__',
    ]) {
      const answer = await ada.client.get(HERE + query);
      expect(answer.status).toBeLessThan(500);
      expect(answer.text.includes('<script>"')).toBe(false);
    }
  });
});
