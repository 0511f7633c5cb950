import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { invalidateProductCache } from '../../products/invalidate-product.ts';
import { listChosenParts } from '../../products/kinds/bundle/store.ts';
import { currencyOfSettings } from '../../settings/currency.ts';
import { lockSellingCurrency } from '../../settings/currency-store.ts';
import { loadSettings, SETTINGS_TAG } from '../../settings/current.ts';
import { settingsFrom } from '../../settings/setting.ts';
import { listSettings, saveSetting } from '../../settings/store.ts';
import { exchangeRateText } from './exchange-rate.ts';
import { listOpen, type OpenThing } from './open-store.ts';
import { type CurrencyWish, digestOf, missingRates, type PlannedPrice, planPricesIn } from './plan-prices.ts';
import { listBundleVariantIds, listPricesOutside, savePricesIn } from './prices-store.ts';

/** What another currency would change. */
export interface CurrencyPreview {
  /** What the shop sells in. */
  readonly from: string;
  /** What has to end before. */
  readonly open: readonly OpenThing[];
  /** Currencies of which a rate is needed. */
  readonly currencies: readonly string[];
  /** Every amount before and after; null while a rate is missing. */
  readonly prices: readonly PlannedPrice[] | null;
  /** Stands for these prices. */
  readonly digest: string;
}

/** What a change would do at this moment. It changes nothing. */
export async function previewCurrency(db: Db, wish: CurrencyWish): Promise<CurrencyPreview> {
  const from = currencyOfSettings(settingsFrom(await listSettings(db)));
  const stored = await listPricesOutside(db, wish.to);
  const currencies = [...new Set(stored.map(({ currency }) => currency))].toSorted();
  const prices = missingRates(wish, stored).length > 0 ? null : await planned(db, wish, stored);
  const digest = prices ? digestOf(wish, prices) : '';
  return { from, open: await listOpen(db), currencies, prices, digest };
}

/**
 * Sells in another currency from now on: every price, delivery and promotion has its new amount, or nothing changes. Orders,
 * invoices and refunds keep theirs.
 * @param seen of the preview that was looked at; null where nobody looks.
 * @throws ShopError `currency_open`, `rate_missing`, `prices_changed`, `cannot_be_charged`.
 */
export async function changeCurrency(
  db: Db,
  wish: CurrencyWish,
  seen: string | null,
  actor: StaffActor,
): Promise<void> {
  const slugs = await inTransaction(db, async (tx) => {
    const from = await lockSellingCurrency(tx);
    await refuseOpen(tx);
    const stored = await listPricesOutside(tx, wish.to);
    const [missing] = missingRates(wish, stored);
    if (missing !== undefined) throw rateMissing(missing);
    const prices = await planned(tx, wish, stored);
    if (seen !== null && seen !== digestOf(wish, prices)) throw pricesChanged();
    refuseUnpayable(prices);
    const saved = await savePricesIn(tx, wish.to, prices, now());
    await saveSetting(tx, 'currency', wish.to, now());
    const rates = [...wish.rates].map(([currency, rate]) => `${currency} ${exchangeRateText(rate)}`);
    const details = { from, to: wish.to, rates: rates.join(', '), count: prices.length };
    await recordAudit(tx, { actor, action: 'setting.changed', subject: 'setting:currency', details });
    await purgeTags(tx, [SETTINGS_TAG]);
    return saved;
  });
  await loadSettings(db);
  for (let at = 0; at < slugs.length; at += 500) await invalidateProductCache(...slugs.slice(at, at + 500));
}

async function planned(db: Db, wish: CurrencyWish, stored: Parameters<typeof planPricesIn>[1]) {
  const bundles = await listChosenParts(db, await listBundleVariantIds(db, wish.to));
  return planPricesIn(wish, stored, bundles);
}

async function refuseOpen(db: Db): Promise<void> {
  const [first] = await listOpen(db);
  if (!first) return;
  const text = t('Something is open that asks for money in the currency of today. It has to end first.');
  throw new ShopError('currency_open', 409, text);
}

function rateMissing(currency: string): ShopError {
  const text = t('Say what 1 {currency} is worth.', { currency });
  return new ShopError('rate_missing', 422, text, { [`rate_${currency}`]: text });
}

function pricesChanged(): ShopError {
  const text = t('Prices have changed since you looked. This is how they would be now.');
  return new ShopError('prices_changed', 409, text);
}

function refuseUnpayable(prices: readonly PlannedPrice[]): void {
  const wrong = prices.filter(({ problem }) => problem !== null);
  const [first] = wrong;
  if (!first) return;
  const text = t(
    '{count, plural, one {# price} other {# prices}} would be refused. The first is of “{title}”: {problem}',
    { count: wrong.length, title: first.title, problem: first.problem ?? '' },
  );
  throw new ShopError('cannot_be_charged', 409, text);
}
