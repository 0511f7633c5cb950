import type { Sentence } from '#messages/sentence.ts';
import type { AddressField } from './address.ts';
import { formatTable } from './format-table.ts';
import { regionsOf } from './regions.ts';

/** A row of the table of countries: see there. */
export interface FormatRow {
  readonly print: string;
  /** Without: the country has no postcodes. */
  readonly masks?: string;
  readonly local?: string;
  readonly region?: keyof typeof regionLabels;
  readonly city?: keyof typeof cityLabels;
  readonly postcode?: keyof typeof postcodeLabels;
}

const regionLabels = {
  state: 'State ¦ of a country',
  province: 'Province',
  county: 'County',
  prefecture: 'Prefecture',
  emirate: 'Emirate',
  region: 'Region',
} as const satisfies Readonly<Record<string, Sentence>>;

const cityLabels = {
  city: 'City',
  town: 'Town or city',
  suburb: 'Suburb or city',
  district: 'District',
} as const satisfies Readonly<Record<string, Sentence>>;

const postcodeLabels = {
  postcode: 'Postcode',
  zip: 'ZIP code',
  eircode: 'Eircode',
  pin: 'PIN code',
} as const satisfies Readonly<Record<string, Sentence>>;

/** Of a country that the table does not have: everything may be typed. */
const GENERAL: FormatRow = { print: '%N|%O|%A|%C %z|%s', region: 'region' };

/** A field of the form of a country. */
export interface FormField {
  readonly field: AddressField;
  readonly label: Sentence;
  readonly isRequired: boolean;
  /** For autofill, as HTML calls it. */
  readonly autocomplete: string;
  /** What can be chosen; any text without. */
  readonly choices: readonly { readonly code: string; readonly name: string }[] | null;
}

export interface AddressFormat {
  readonly print: string;
  readonly local: string | null;
  /** Shapes of its postcodes; empty for none, null where any text will do. */
  readonly masks: readonly string[] | null;
  /** In the order in which the country writes them. */
  readonly fields: readonly FormField[];
}

const formats = new Map<string, AddressFormat>();

/** How a country writes addresses. @param country ISO 3166-1 alpha-2. */
export function formatOf(country: string): AddressFormat {
  const known = formats.get(country);
  if (known) return known;
  const row = formatTable[country] ?? GENERAL;
  const masks = row === GENERAL ? null : (row.masks?.split('/') ?? []);
  const format = { print: row.print, local: row.local ?? null, masks, fields: fieldsOf(country, row) };
  formats.set(country, format);
  return format;
}

function fieldsOf(country: string, row: FormatRow): FormField[] {
  const order = (row.local ?? row.print).match(/%[ACSZcsz]/g) ?? [];
  return [
    fieldOf('name', 'Full name', true, 'name'),
    fieldOf('company', 'Company', false, 'organization'),
    ...order.flatMap((token) => fieldsOfToken(token, country, row)),
    fieldOf('phone', 'Phone', false, 'tel'),
  ];
}

function fieldsOfToken(token: string, country: string, row: FormatRow): FormField[] {
  const isRequired = token === token.toUpperCase();
  if (token === '%A')
    return [
      fieldOf('line1', 'Street and number', true, 'address-line1'),
      fieldOf('line2', 'Apartment, building or floor', false, 'address-line2'),
    ];
  if (token === '%C' || token === '%c')
    return [fieldOf('city', cityLabels[row.city ?? 'city'], isRequired, 'address-level2')];
  if (token === '%S' || token === '%s') {
    const label = regionLabels[row.region ?? 'region'];
    return [{ ...fieldOf('region', label, isRequired, 'address-level1'), choices: regionsOf(country) }];
  }
  return [fieldOf('postcode', postcodeLabels[row.postcode ?? 'postcode'], isRequired, 'postal-code')];
}

function fieldOf(field: AddressField, label: Sentence, isRequired: boolean, autocomplete: string): FormField {
  return { field, label, isRequired, autocomplete, choices: null };
}
