import { sql } from 'kysely';
import { db } from '#lib/db.ts';
import { type Started, startCheckout } from '#shop/checkout/start.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { forgetTaxRates } from '#shop/pricing/tax/current-rates.ts';
import { loadSettings } from '#shop/settings/current.ts';
import { anEmail, ORIGIN } from './checkout-fixtures.ts';

interface Answers {
  readonly country?: string;
  readonly status?: 'registered' | 'small' | 'unanswered';
  readonly prices?: 'included' | 'added';
  readonly scheme?: 'home' | 'one_stop';
  readonly reverse?: 'charge' | 'reverse';
  readonly vies?: 'off' | 'on';
  readonly unverified?: 'accept' | 'charge';
}

/** The owner answers how the shop is taxed: registered in Germany, prices with tax, unless said otherwise. */
export async function answerTax({
  country = 'DE',
  status = 'registered',
  prices = 'included',
  scheme = 'home',
  reverse = 'charge',
  vies = 'off',
  unverified = 'accept',
}: Answers = {}): Promise<void> {
  const answers = {
    tax_country: country,
    tax_status: status,
    tax_prices: prices,
    tax_scheme: scheme,
    tax_reverse: reverse,
    tax_vies: vies,
    tax_unverified: unverified,
  };
  for (const [name, value] of Object.entries(answers))
    await sql`insert into settings (name, value) values (${name}, ${JSON.stringify(value)}::jsonb)
      on conflict (name) do update set value = excluded.value`.execute(db);
  await loadSettings(db);
  forgetTaxRates();
}

/** As before the owner answered. */
export async function withoutTaxAnswers(): Promise<void> {
  await sql`delete from settings where name like 'tax\\_%'`.execute(db);
  await loadSettings(db);
  forgetTaxRates();
}

/** A checkout of somebody who lives in that country. */
export async function checkoutFrom(
  visitor: Visitor,
  country: string,
  email = anEmail(),
  business: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const typed = { country, ...business };
  return startCheckout(db, { visitor, email, mode: 'sandbox', origin: ORIGIN, typed });
}
