import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { linksNamed } from '#tests/support/shop-forms.ts';
import { writeAppleCertificate, writeGoogleAccount } from '#tests/support/wallet-certificates.ts';

/** Where people meet: no wallet's company needs to know. */
const ADDRESS = 'meet.example.org';

describe('a shop whose owner has certificates for wallets', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lectern-wallet-'));
  let shop: Shop;
  let client: ShopClient;
  let ticket: string;

  beforeAll(async () => {
    const [apple, google] = [join(dir, 'apple.pem'), join(dir, 'google.json')];
    writeAppleCertificate(apple);
    writeGoogleAccount(google);
    shop = await startShop({
      redis: false,
      env: { APPLE_PASS_CERTIFICATE: apple, GOOGLE_WALLET_ACCOUNT: google },
    });
    const buyer = await aBuyer(shop, 'fold-along');
    await payFor(shop, buyer.sessionId);
    client = buyer.client;
    ticket = await eventually(async () => {
      const { text } = await client.get('/account/bookings');
      return /\/tickets\/[\w-]{34}/.exec(text)?.[0] ?? Promise.reject(new Error('no ticket yet'));
    });
  }, 120_000);
  afterAll(async () => {
    await shop?.stop();
    rmSync(dir, { recursive: true });
  });

  test('offers both on the ticket, and neither knows where people meet online', async () => {
    const page = await client.get(ticket);
    expect(linksNamed(page.text, /^Add to Apple Wallet$/)).toEqual([`${ticket}.pkpass`]);
    const [save = ''] = linksNamed(page.text, /^Add to Google Wallet$/);
    const claims = Buffer.from(save.split('.').at(-2) ?? '', 'base64url').toString();
    expect(claims).toContain(`${shop.origin}${ticket}`);
    expect(claims).not.toContain(ADDRESS);
    const pass = await client.get(`${ticket}.pkpass`);
    expect([pass.status, pass.headers.get('content-type')]).toEqual([200, 'application/vnd.apple.pkpass']);
    expect(pass.headers.get('cache-control')).toContain('no-store');
    expect(pass.text).toContain(`${shop.origin}${ticket}`);
    expect(pass.text).not.toContain(ADDRESS);
  });

  test('gives no pass for a ticket that was not signed', async () => {
    const last = ticket.at(-1) === 'A' ? 'B' : 'A';
    for (const path of [`${ticket.slice(0, -1)}${last}`, '/tickets/none', `/tickets/${'0'.repeat(34)}`])
      expect((await shop.client().get(`${path}.pkpass`)).status).toBe(404);
  });
});
