import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { listOwnDownloads } from '#shop/products/kinds/download/own-store.ts';
import { beginUse, openDownload } from '#shop/products/kinds/download/use/open-download.ts';
import { addSent } from '#shop/products/kinds/download/use/store.ts';
import { anOrder } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

/** A bought file that may be downloaded once. */
async function aFile() {
  const { visitor, sessionId } = await anOrder('six-joints-full-size');
  await payAt(sessionId);
  await deliver(sessionId);
  const [link] = (await listOwnDownloads(db, visitor))[0]?.files ?? [];
  if (!link) throw new Error('nothing to download');
  const { versionId, bytes: size } = await openDownload(db, link, visitor);
  const ask = (start: number, isRange = true, end = size - 1) =>
    beginUse(db, link, { versionId, useLimit: 1 }, { size, start, end, isRange });
  return { size, ask };
}

const outcome = (work: Promise<string>) =>
  work.catch((error: unknown) => (error instanceof ShopError ? error.code : String(error)));

test('I8: a file that may be downloaded once is not sent again and again to 50 who ask for nearly all of it at once', async () => {
  const { ask } = await aFile();
  const begun = await ask(0, false);
  const asked = await Promise.all(Array.from({ length: 50 }, () => outcome(ask(1))));
  expect(asked.filter((one) => one === begun)).toHaveLength(1);
  expect(asked.filter((one) => one === 'used_up')).toHaveLength(49);
});

test('I8: parts of one download that are asked for at once are one use, and so is what is resumed', async () => {
  const { size, ask } = await aFile();
  const quarter = Math.floor(size / 4);
  const first = await ask(0, true, quarter - 1);
  const rest = [1, 2, 3].map((at) => ask(at * quarter, true, at === 3 ? size - 1 : (at + 1) * quarter - 1));
  expect(new Set(await Promise.all(rest))).toEqual(new Set([first]));
  // The line broke: nothing arrived of the last three quarters.
  const sent = (count: number, asked: number) =>
    addSent(db, first, { sent: count, asked, size, at: new Date() }, false);
  await sent(quarter, quarter);
  await sent(0, size - quarter);
  expect(await ask(quarter)).toBe(first);
});
