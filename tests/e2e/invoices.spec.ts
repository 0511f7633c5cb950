import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { readCsv } from '#lib/csv.ts';
import { readPdf } from '#tests/support/read-pdf.ts';
import { asAdmin } from '#tests/support/services.ts';
import type { Shop } from '#tests/support/shop.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';
import { zipFiles } from '#tests/support/zip-files.ts';
import { expectGoodLook } from './support/look.ts';
import { payAndSeeOrder } from './support/pay-page.ts';
import { expect, test } from './support/shop.ts';
import { become } from './support/states.ts';

const SELLER = {
  ...{ seller_name: 'Werkschule Lectern GmbH', seller_street: 'Oranienstraße 12', seller_postcode: '10999' },
  ...{
    seller_city: 'Berlin',
    seller_country: 'DE',
    seller_vat_id: 'DE129273398',
    invoice_free_orders: 'none',
  },
};
/** A German shop, whose prices include the tax, and which lets businesses of other EU countries owe theirs. */
const TAX = { tax_country: 'DE', tax_status: 'registered', tax_prices: 'included', tax_reverse: 'reverse' };
const INVOICE = /^SAMPLE-INV-\d{4}-\d{6}$/;
const CREDIT_NOTE = /^SAMPLE-CN-\d{4}-\d{6}$/;

async function answer(shop: Shop, tax: Readonly<Record<string, string>>): Promise<void> {
  const { client } = await aMemberOfStaff(shop, 'super_admin');
  for (const [path, texts] of [
    ['/admin/settings/seller', SELLER],
    ['/admin/settings/tax', tax],
  ] as const)
    expect((await client.post(path, texts)).status, path).toBe(303);
}

test.beforeEach(({ shop }) => answer(shop, TAX));
// The other specs of this worker know no tax.
test.afterEach(({ shop }) => answer(shop, { ...TAX, tax_status: 'unanswered', tax_reverse: 'charge' }));

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ viewport: { width: 360, height: 800 }, javaScriptEnabled });
    const lookAt = (page: Page) => (javaScriptEnabled ? expectGoodLook(page) : Promise.resolve());

    test('an invoice is read on the order and in the account, and names a company later', async ({
      page,
      shop,
    }) => {
      const email = `bill-${randomUUID().slice(0, 8)}@example.com`;
      await startCheckout(page, shop, 'first-sourdough', email, 'Germany');
      await page.getByRole('button', { name: 'Checkout' }).click();
      const number = await payAndSeeOrder(page);
      await issueDocuments(shop, number);
      const links = (name: RegExp) => page.getByRole('main').getByRole('link', { name });

      await test.step('with its number, gross amount and buyer in the PDF', async () => {
        await page.reload();
        await lookAt(page);
        const invoice = ((await links(INVOICE).textContent()) ?? '').trim();
        const { drawn, files } = await readPdf(await download(page, INVOICE));
        for (const text of [invoice, email, '49.00 USD', '41.18', '7.82', SELLER.seller_name])
          expect(drawn).toContain(text);
        expect([...files.keys()]).toEqual(['factur-x.xml']);
        await page.goto('/account/invoices');
        await expect(links(INVOICE)).toHaveText(invoice);
        await lookAt(page);
      });
      await test.step('a company and its VAT ID are added: a wrong one is refused, nothing typed is lost', async () => {
        await page.goto(`/orders/${number}`);
        await page.getByRole('link', { name: 'Name a company, or change the address' }).click();
        if ((await page.getByLabel('VAT ID').count()) === 0) {
          await page.getByLabel('Country', { exact: true }).selectOption('Germany');
          await page.getByRole('button', { name: /^Continue|^Use this country/ }).click();
        }
        const typed = { 'VAT ID': 'DE136695977', 'Full name': 'Ada Lovelace', Company: 'Rechenwerk GmbH' };
        const post = { 'Street and number': 'Torstraße 1', Postcode: '10119', City: 'Berlin' };
        for (const [label, text] of Object.entries({ ...typed, ...post }))
          await page.getByLabel(label).fill(text);
        await page.getByRole('button', { name: 'Issue a new invoice' }).click();
        await expect(page.getByRole('alert')).toContainText('This is no VAT ID.');
        await expect(page.getByLabel('Company')).toHaveValue('Rechenwerk GmbH');
        await lookAt(page);
        await page.getByLabel('VAT ID').fill('DE 136 695 976');
        await page.getByRole('button', { name: 'Issue a new invoice' }).click();
        await expect(page).toHaveURL(/#invoices$/);
      });
      await test.step('which is a credit note of the first and a new invoice', async () => {
        await expect(links(INVOICE)).toHaveCount(2);
        await expect(links(CREDIT_NOTE)).toHaveCount(1);
        await expect(page.locator('#invoices')).toContainText('−49.00 USD');
        await lookAt(page);
        const credit = await readPdf(await download(page, CREDIT_NOTE));
        expect(credit.drawn).toContain('49.00 USD is credited.');
        const renewed = await readPdf(await download(page, INVOICE, 1));
        for (const text of ['Rechenwerk GmbH', 'Ada Lovelace', 'VAT ID DE136695976', '49.00 USD'])
          expect(renewed.drawn).toContain(text);
      });
    });

    test('a business with a VAT ID owes the tax itself; staff find its invoice and take the month out', async ({
      page,
      shop,
    }) => {
      const main = page.getByRole('main');
      const email = `acme-${randomUUID().slice(0, 8)}@example.com`;
      const name = `Acme ${randomUUID().slice(0, 8)} GmbH`;
      await startCheckout(page, shop, 'first-sourdough', email, 'Austria');
      await page.getByText('I buy for a business').click();
      await page.getByLabel('Name of the business').fill(name);
      await page.getByLabel('VAT ID').fill('ATU 1358 5627');
      if (javaScriptEnabled) await page.getByLabel('VAT ID').blur();
      else await page.getByRole('button', { name: 'Show what belongs to my choice' }).click();
      await expect(main).toContainText('Reverse charge: no VAT is charged, the business that buys owes it.');
      await expect(main).toContainText('You pay 41.18 USD on the next page.');
      await lookAt(page);
      await page.getByRole('button', { name: 'Checkout' }).click();
      const number = await payAndSeeOrder(page);
      await expect(main).toContainText('41.18 USD');
      await issueDocuments(shop, number);
      await page.reload();
      const { drawn } = await readPdf(await download(page, INVOICE));
      for (const text of [name, 'VAT ID ATU13585627', '41.18 USD', 'everse charge'])
        expect(drawn).toContain(text);

      await become(page.context(), shop, (await aMemberOfStaff(shop, 'admin')).client);
      const rows = main.getByRole('row').filter({ has: page.getByRole('link', { name: number }) });
      const filter = async (kind: string) => {
        await page.goto('/admin/invoices');
        // On a phone the filters are folded.
        if (!(await page.getByLabel('Kind').isVisible()))
          await page.getByText('Filter', { exact: true }).click();
        await page.getByLabel('Number, order or buyer').fill(name);
        await page.getByLabel('Kind').selectOption(kind);
        await page.getByLabel('Month').fill(new Date().toISOString().slice(0, 7));
        await page
          .getByRole('button', { name: /^(Filter|Show|Search|Apply)/ })
          .first()
          .click();
      };
      await filter('Credit note');
      await expect(main).toContainText('No invoices found');
      await filter('Invoice');
      await expect(rows).toHaveCount(1);
      await expect(rows).toContainText('41.18 USD');
      await expect(rows.getByRole('link', { name: /^Correct…/ })).toHaveAttribute(
        'href',
        `/admin/orders/${number}/invoice`,
      );
      await lookAt(page);
      const month = page.getByRole('link', { name: 'The samples of this month' });
      const archive = await page.request.get((await month.getAttribute('href')) ?? '');
      await expectBookings(shop, zipFiles(await archive.body()));
    });
  });
}

/** Puts something into the cart, as its forms do, and fills the checkout in. */
async function startCheckout(page: Page, { origin }: Shop, product: string, email: string, country: string) {
  await page.request.post('/api/cart/items', { headers: { origin }, form: { product, quantity: 1 } });
  await page.goto('/checkout');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Country', { exact: true }).selectOption(country);
}

/** What the job does within a minute: staff need not wait for it. */
async function issueDocuments(shop: Shop, order: string): Promise<void> {
  const { client } = await aMemberOfStaff(shop, 'admin');
  const { text } = await client.post('/admin/invoices', { order }, { follow: true });
  expect(text).toContain('Done: all documents of the order are there.');
}

/** The PDF behind a link of the order's page. */
async function download(page: Page, name: RegExp, at = 0): Promise<Buffer> {
  const link = page.getByRole('main').getByRole('link', { name }).nth(at);
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toBe('application/pdf');
  return answer.body();
}

/** The bookkeeper's list sums, order by order, to what was paid and not given back, and each document's PDF is there. */
async function expectBookings(shop: Shop, files: ReadonlyMap<string, Buffer>): Promise<void> {
  const [csv = ''] = [...files.keys()].filter((name) => name.endsWith('.csv'));
  const rows = readCsv(files.get(csv)?.toString() ?? '', 10_000)?.rows ?? [];
  expect(rows.length).toBeGreaterThan(0);
  const booked = new Map<string, number>();
  for (const { cells } of rows) {
    const amount =
      Math.round(Number(cells.get('amount')) * 100) * (cells.get('debitcredit') === 'S' ? 1 : -1);
    const order = cells.get('order') ?? '';
    booked.set(order, (booked.get(order) ?? 0) + amount);
    expect(files.has(cells.get('file') ?? '')).toBe(true);
  }
  const stands = await asAdmin(shop.database.adminUrl, (client) =>
    client.query(
      'select number, total_amount - refunded_amount as amount from orders where number = any($1)',
      [[...booked.keys()]],
    ),
  );
  expect([...booked].toSorted()).toEqual(
    stands.rows.map(({ number, amount }) => [number, Number(amount)]).toSorted(),
  );
}
