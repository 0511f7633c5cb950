import { ShopError } from '#lib/errors.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { isCountry } from '../../../customers/addresses/countries.ts';
import { type Settings, settingSchemas } from '../../../settings/setting.ts';
import { isInEu } from '../territory.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/** What the owner answers about tax, in the order in which it is saved: until the last one nothing is counted. */
export const taxAnswers = [
  'tax_country',
  'tax_prices',
  'tax_scheme',
  'tax_reverse',
  'tax_vies',
  'tax_unverified',
  'tax_status',
] as const;
export type TaxAnswer = (typeof taxAnswers)[number];

/** Each choice in words. */
export const answerTexts = {
  tax_status: {
    unanswered: 'Not answered yet: no tax',
    registered: 'I am registered for it',
    small: 'Small business: no tax',
  },
  tax_prices: {
    included: 'With tax: one price for everybody',
    added: 'Without tax: it is added at the checkout',
  },
  tax_scheme: {
    home: 'The rates of my country',
    one_stop: 'Their own rates (one-stop shop)',
  },
  tax_reverse: {
    charge: 'Tax, as everybody',
    reverse: 'No tax, with a VAT ID (reverse charge)',
  },
  tax_vies: {
    off: 'By form and check digits alone',
    on: 'In VIES, the register of the EU, too',
  },
  tax_unverified: {
    accept: 'Accepted, and verified afterwards',
    charge: 'Charged tax until it is verified',
  },
} as const satisfies Readonly<Record<Exclude<TaxAnswer, 'tax_country'>, Readonly<Record<string, Sentence>>>>;

/**
 * The answers as they were typed. Until the status is answered, a country that was chosen brings its usual answers.
 * @throws ShopError `invalid_input` with the reason at each field.
 */
export function readTaxAnswers(texts: Texts, before: Settings): ReadonlyMap<TaxAnswer, string> {
  const country = (texts['tax_country'] ?? '').trim().toUpperCase();
  const isNew = before.tax_status === 'unanswered' && country !== before.tax_country;
  const given: Texts = {
    ...texts,
    tax_country: country,
    ...(isNew ? { tax_prices: usualPrices(country) } : {}),
  };
  const fields: Record<string, string> = {};
  if (!isCountry(country)) fields['tax_country'] = t('Choose a country.');
  for (const key of taxAnswers)
    if (!settingSchemas[key].safeParse(given[key] ?? before[key]).success)
      fields[key] = t('Choose one from the list.');
  if (given['tax_unverified'] === 'charge' && (given['tax_vies'] ?? before.tax_vies) !== 'on')
    fields['tax_unverified'] = t(
      'Nothing would ever be verified. Have VAT IDs checked in VIES, or accept them.',
    );
  if (Object.keys(fields).length > 0)
    throw new ShopError('invalid_input', 422, Object.values(fields)[0] ?? '', fields);
  return new Map(taxAnswers.map((key) => [key, given[key] ?? before[key]]));
}

/** Where shoppers expect final prices on every page, and where they do not. */
function usualPrices(country: string): Settings['tax_prices'] {
  return ['US', 'CA'].includes(country) ? 'added' : 'included';
}

/** Whether the one-stop shop of the EU is open to a shop of that country: to every one that sells to the EU. */
export function asksForScheme(country: string): boolean {
  return isInEu(country) || ['GB', 'CH', 'LI', 'NO', 'IS'].includes(country);
}
