import { ShopError } from '#lib/errors.ts';
import { tidyText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { countriesByName, isCountry } from '../../customers/addresses/countries.ts';
import { readRanges, type Zone } from '../zone.ts';

const EU_COUNTRIES = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
  ' ',
);

type Texts = Readonly<Record<string, string | undefined>>;
export type ZoneEdit = Omit<Zone, 'id'>;

/**
 * The fields of a zone as they were typed: countries by name or code, or “EU” for all of its countries, separated by commas or
 * lines.
 * @throws ShopError `invalid_input` with the reason at each field.
 */
export function readZone(texts: Texts): ZoneEdit {
  const fields: Record<string, string> = {};
  const name = tidyText(texts['name'] ?? '');
  if (name === '' || name.length > 100) fields['name'] = t('Enter a name of at most 100 characters.');
  const { codes, unknown } = readCountries(texts['countries'] ?? '');
  if (unknown !== null) fields['countries'] = t('“{text}” is not a country.', { text: unknown });
  const postcodes = readRanges(texts['postcodes'] ?? '');
  if (postcodes === null) fields['postcodes'] = t('Enter postcodes such as 10* or 20000-29999.');
  else if (postcodes.length > 0 && codes.length !== 1)
    fields['postcodes'] = t('Postcodes need exactly one country.');
  const [first] = Object.values(fields);
  if (first !== undefined || postcodes === null)
    throw new ShopError('invalid_input', 422, first ?? '', fields);
  return { name, countries: codes, postcodes };
}

function readCountries(typed: string): { readonly codes: string[]; readonly unknown: string | null } {
  const byName = new Map(countriesByName().map(({ code, name }) => [name.toLowerCase(), code]));
  const words = typed
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .flatMap((word) => (word.toUpperCase() === 'EU' ? EU_COUNTRIES : word));
  const codeOf = (word: string) =>
    byName.get(word.toLowerCase()) ?? (isCountry(word.toUpperCase()) ? word.toUpperCase() : null);
  return {
    codes: [...new Set(words.flatMap((word) => codeOf(word) ?? []))],
    unknown: words.find((word) => codeOf(word) === null) ?? null,
  };
}
