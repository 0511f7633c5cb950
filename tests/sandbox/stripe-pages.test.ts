import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { order, type Sandbox, startSandbox } from './stripe-start.ts';

const VIEWS = [
  { name: 'a wide light window', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'a narrow dark one', viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
] as const;

let sandbox: Sandbox;
let browser: Browser;
let shop: Server;
let shopUrl = '';
beforeAll(async () => {
  shop = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<h1>The shop</h1>'),
  );
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  sandbox = await startSandbox();
  const { TEST_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env;
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
});
beforeEach(async () => {
  await sandbox.test('DELETE', 'state');
  await sandbox.test('DELETE', 'faults');
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
  shop.close();
});

async function pageFor(how: object = { javaScriptEnabled: false }): Promise<Page> {
  const page = await (await browser.newContext(how)).newPage();
  page.setDefaultTimeout(5000);
  return page;
}

async function open(): Promise<{ id: string; url: string }> {
  const urls = {
    success_url: `${shopUrl}/success?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${shopUrl}/no`,
  };
  const { id, url } = await sandbox.stripe.checkout.sessions.create(order(urls));
  return { id, url: String(url) };
}

const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const statusOf = async (id: string) => (await sandbox.stripe.checkout.sessions.retrieve(id)).payment_status;

describe('without script, a buyer', () => {
  test('pays with nothing but the card number', async () => {
    const { id, url } = await open();
    const page = await pageFor();
    await page.goto(url);
    expect(await page.getByLabel('Email').inputValue()).toBe('ada@example.com');
    await page.getByLabel('Card number').fill('4242 4242 4242 4242');
    await click(page, /^Pay/);
    await page.waitForURL(`${shopUrl}/success?session_id=${id}`);
    expect(await statusOf(id)).toBe('paid');
    await page.goBack();
    await page.reload();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This payment is complete');
    await page.getByRole('link', { name: 'Go back to the shop' }).click();
    await page.waitForURL(`${shopUrl}/success?session_id=${id}`);
  });

  test('is declined, asked for proof, and pays in the end', async () => {
    const { id, url } = await open();
    const page = await pageFor();
    await page.goto(url);
    await page.getByLabel('Card number').fill('4000 0000 0000 0002');
    await click(page, 'Pay 49.00 USD');
    expect(await page.getByRole('alert').textContent()).toBe('Your card was declined.');
    expect(await page.getByLabel('Card number').inputValue()).toBe('4000 0000 0000 0002');
    await page.getByLabel('Card number').fill('4000 0025 0000 3155');
    await click(page, 'Pay 49.00 USD');
    await click(page, 'Fail');
    expect(await page.getByRole('alert').textContent()).toContain('unable to authenticate');
    await page.getByLabel('Card number').fill('4000 0025 0000 3155');
    await click(page, 'Pay 49.00 USD');
    await click(page, 'Complete');
    await page.waitForURL(`${shopUrl}/success?session_id=${id}`);
    expect(await statusOf(id)).toBe('paid');
  });

  test('pays by bank debit', async () => {
    const { id, url } = await open();
    const page = await pageFor();
    await page.goto(url);
    await page.getByLabel('Pay by bank debit').check();
    expect(await page.getByLabel('Card number').isVisible()).toBe(false);
    await page.getByLabel('Test bank account').selectOption('fails');
    await click(page, /^Pay/);
    await page.waitForURL(`${shopUrl}/success?session_id=${id}`);
    expect(await statusOf(id)).toBe('unpaid');
  });

  test('goes back', async () => {
    const page = await pageFor();
    await page.goto((await open()).url);
    await page.getByRole('link', { name: 'Cancel and go back' }).click();
    await page.waitForURL(`${shopUrl}/no`);
  });
});

describe('without script, a shop owner', () => {
  test('settles, refunds, disputes, expires and repeats from the control page', async () => {
    const debit = await open();
    const card = await open();
    await open();
    await sandbox.test('POST', `sessions/${debit.id}/pay`, { account: 'succeeds' });
    await sandbox.test('POST', `sessions/${card.id}/pay`, {});
    const page = await pageFor();
    await page.goto(sandbox.url);
    await click(page, /^Debit succeeds/);
    expect(await statusOf(debit.id)).toBe('paid');
    await click(page, /^Expire/);
    await page
      .getByLabel(/^Amount of/)
      .first()
      .fill('10.50');
    await click(page, /^Refund/);
    const [refund] = (await sandbox.stripe.refunds.list()).data;
    expect(refund?.amount).toBe(1050);
    await click(page, /^Fail/);
    expect((await sandbox.stripe.refunds.retrieve(String(refund?.id))).status).toBe('failed');
    await click(page, /^Buyer disputes/);
    await click(page, /^Shop wins/);
    expect((await sandbox.stripe.disputes.list()).data[0]?.status).toBe('won');
    expect(await sandbox.test('GET', 'state')).toMatchObject({
      sessions_by_status: { complete: 2, expired: 1 },
    });
    await click(page, /^Money comes late/);
    expect(await sandbox.test('GET', 'state')).toMatchObject({ sessions_by_status: { complete: 3 } });
    await click(page, /^Send again/);
    await page.waitForURL(/#events$/);
  });

  test('moves the clock and switches faults', async () => {
    const page = await pageFor();
    await page.goto(sandbox.url);
    await page.getByLabel('Go forward, seconds').fill('7200');
    await click(page, 'Advance the clock');
    const { now } = await sandbox.test<{ now: number }>('GET', 'clock');
    expect(now - Date.now() / 1000).toBeGreaterThan(7190);
    await click(page, 'Back to real time');
    await page.getByLabel('What should go wrong').selectOption({ label: 'Webhooks: each three times' });
    await click(page, 'Add this fault');
    expect(await page.getByText('"do":"duplicate"').count()).toBe(1);
    await click(page, 'Clear all faults');
    expect(await page.getByText('None: everything goes as it should.').count()).toBe(1);
  });

  test('is told when something cannot be done', async () => {
    const { id } = await open();
    await sandbox.test('POST', `sessions/${id}/pay`, {});
    const page = await pageFor();
    await page.goto(sandbox.url);
    await page.getByLabel(/^Amount of/).fill('1000');
    await click(page, /^Refund/);
    expect(await page.getByRole('alert').textContent()).toContain('greater than unrefunded amount');
  });
});

describe.each(VIEWS)('in $name', ({ viewport, colorScheme }) => {
  test('axe finds nothing and nothing overflows', async () => {
    const paid = await open();
    await sandbox.test('POST', `sessions/${paid.id}/pay`, { card: '4000000000000259' });
    const debit = await open();
    await sandbox.test('POST', `sessions/${debit.id}/pay`, { account: 'fails' });
    const asked = await open();
    const { url } = await open();
    const page = await pageFor({ viewport, colorScheme });
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    const check = async () => problems.push(...(await findings(page)));
    await page.goto(url);
    await check();
    await page.getByText('Test cards').click();
    await page.getByLabel('Card number').fill('1234');
    await click(page, /^Pay/);
    await check();
    await page.getByLabel('Pay by bank debit').check();
    await check();
    await page.goto(asked.url);
    await page.getByLabel('Card number').fill('4000002500003155');
    await click(page, /^Pay/);
    await check();
    for (const address of [`${sandbox.url}/pay/${paid.id}`, sandbox.url]) {
      await page.goto(address);
      await check();
    }
    expect(problems.filter((text) => !text.includes('422'))).toEqual([]);
    await page.context().close();
  });
});

/** The problems that axe finds on the page, and whether the page scrolls horizontally. */
async function findings(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // Otherwise axe opens a page of its own each time, which costs more than its work.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await axe
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth');
  return fits ? found : [...found, `${page.url()} is wider than the window`];
}
