import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { versionEmail } from '#shop/emails/version-email.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { editFiles } from '#shop/products/kinds/download/files/edit-files.ts';
import { listStaffFiles } from '#shop/products/kinds/download/files/store.ts';
import { announceVersion, VERSION_EMAIL } from '#shop/products/kinds/download/news/announce-version.ts';
import { readStopToken, stopToken, stopVersionEmails } from '#shop/products/kinds/download/news/stop-link.ts';
import { countEmailed, countReaders } from '#shop/products/kinds/download/news/store.ts';
import { insertFile } from '#shop/products/media/store.ts';
import { ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { aPaidOrder, many } from '#tests/support/paid-order.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { product } from '#tests/support/staff.ts';
import { deliver, refundFromDashboard } from '#tests/support/stripe-actions.ts';

const sender = { origin: ORIGIN, secret: 'only-for-this-test-and-long-enough' };

async function aBuyer(slug: string) {
  const order = await aPaidOrder(slug);
  await receiveEvent(db, order.body);
  const { customerId } = await db
    .selectFrom('orders')
    .select('customerId')
    .where('id', '=', order.orderId)
    .executeTakeFirstOrThrow();
  return { ...order, customerId: customerId ?? '' };
}

/** Staff publish a new version of the first file. @returns its id. */
async function publish(slug: string, edition: string, words = ''): Promise<string> {
  const { id, version } = await product(slug);
  const [of] = await listStaffFiles(db, id);
  const file = await insertFile(db, {
    ...{ name: 'new.pdf', bytes: 1, sha256: Buffer.alloc(32), type: 'application/pdf' },
    ...{ storageKey: crypto.randomUUID(), createdBy: 'cli' },
  });
  const change = { act: 'new-version', version, of: of?.id ?? '', edition, file, tell: 'on', words } as const;
  await editFiles(db, slug, change, 'cli');
  const row = await db
    .selectFrom('downloadVersions')
    .select('id')
    .where('fileId', '=', file)
    .executeTakeFirstOrThrow();
  return row.id;
}

const emailsOf = (versionId: string) =>
  db
    .selectFrom('mails')
    .select(['id', 'kind', 'recipient', 'orderId', 'details', 'queuedAt'])
    .where('kind', '=', VERSION_EMAIL)
    .where('dedupeKey', 'like', `%:${versionId}:%`)
    .orderBy('recipient')
    .execute();

async function compose(versionId: string, email: string) {
  const row = (await emailsOf(versionId)).find(({ recipient }) => recipient === email);
  if (!row) throw new Error(`${email} was not written to`);
  return versionEmail(db, sender, { ...row, recipient: email });
}

describe('a new version', () => {
  const SLUG = 'bells-for-sitting';
  let buyers: Awaited<ReturnType<typeof aBuyer>>[];
  beforeAll(async () => {
    buyers = await many(7, () => aBuyer(SLUG));
  });

  test('is told to every buyer once, however often the job is cut off or runs twice', async () => {
    const versionId = await publish(SLUG, '2.0', 'The bells are <b>softer</b>.');
    // Cut off after the emails were written, before it is noted how far they went.
    const cut = withoutGuards([/update "version_announcements"/, 'update "nowhere"']);
    await expect(announceVersion(cut.db, versionId, 3)).rejects.toThrow('nowhere');
    await cut.end();
    expect(await emailsOf(versionId)).toEqual([]);
    await Promise.all([1, 2, 3, 4].map(() => announceVersion(db, versionId, 3)));
    await announceVersion(db, versionId, 3);
    const emails = await emailsOf(versionId);
    expect(emails.map(({ recipient }) => recipient)).toEqual(buyers.map(({ email }) => email).toSorted());
    const { id } = await product(SLUG);
    const [file] = await listStaffFiles(db, id);
    expect((await countEmailed(db, id)).get(file?.id ?? '')).toBe(7);
  });

  test('is told in the owner’s words, with a link to the files and one that ends such emails', async () => {
    const [buyer] = buyers;
    const versionId = await publish(SLUG, '2.1', 'The bells are <b>softer</b>.');
    await announceVersion(db, versionId);
    const email = await compose(versionId, buyer?.email ?? '');
    expect(email?.subject).toContain('New version of');
    expect(email?.text).toContain('The bells are <b>softer</b>.');
    expect(email?.html).toContain('&#60;b&#62;softer');
    expect(email?.text).toContain('?to=%2Faccount%2Fdownloads');
    const token = /stop-emails\/(\S+)/.exec(email?.unsubscribe ?? '')?.[1] ?? '';
    expect(readStopToken(sender.secret, token)).toBe(buyer?.customerId);
    expect(readStopToken('another secret', token)).toBeNull();
    const later = await publish(SLUG, '2.2');
    await announceVersion(db, later);
    expect(await compose(versionId, buyer?.email ?? '')).toBeNull();
  });

  test('is not told to who gave it back, wants no such emails, or bought after it', async () => {
    const [refunded, stopped, meanwhile, ...others] = buyers;
    if (!refunded || !stopped || !meanwhile) throw new Error('too few buyers');
    await refundFromDashboard(refunded.sessionId);
    await deliver(refunded.sessionId);
    await stopVersionEmails(db, stopped.customerId, true);
    const versionId = await publish(SLUG, '3.0');
    const late = await aBuyer(SLUG);
    await announceVersion(db, versionId);
    const told = (await emailsOf(versionId)).map(({ recipient }) => recipient);
    expect(told).toEqual([meanwhile, ...others].map(({ email }) => email).toSorted());
    expect(told).not.toContain(late.email);
    await stopVersionEmails(db, meanwhile.customerId, true);
    expect(await compose(versionId, meanwhile.email)).toBeNull();
    await stopVersionEmails(db, meanwhile.customerId, false);
    expect(await compose(versionId, meanwhile.email)).not.toBeNull();
    const { id } = await product(SLUG);
    const [file] = await listStaffFiles(db, id);
    expect((await countReaders(db, id)).get(file?.id ?? '')).toBe(6);
  });

  test('is not told to an address that was only typed for something free', async () => {
    const slug = 'breathing-at-six-a-minute';
    const buyer = await aBuyer(slug);
    await db
      .updateTable('orders')
      .set({ subtotalAmount: 0, totalAmount: 0 })
      .where('id', '=', buyer.orderId)
      .execute();
    await announceVersion(db, await publish(slug, '2.0'));
    const { id } = await product(slug);
    expect([...(await countReaders(db, id)).values()]).toEqual([]);
  });
});

test('a link that ends emails is for one customer, and for nothing else', () => {
  const token = stopToken(sender.secret, crypto.randomUUID());
  expect(readStopToken(sender.secret, `${token.slice(0, -1)}x`)).toBeNull();
});
