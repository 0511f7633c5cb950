import { ShopError } from '#lib/errors.ts';
import { countCharacters } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { type Address, type AddressField, addressFields, type TypedAddress } from './address.ts';
import { countryName, isCountry } from './countries.ts';
import { type AddressFormat, type FormField, formatOf } from './format.ts';
import { postcodeExample, readPostcode } from './postcode.ts';
import { regionCode } from './regions.ts';
import { textProblem, tidyLine } from './typed-line.ts';

/** What more an address must have, or may lack. */
export interface Reading {
  /** Before the names of its fields in the form: `billing_`. */
  readonly prefix?: string;
  /** Only who comes is asked: for what is picked up. */
  readonly isNameEnough?: boolean;
  /** A carrier calls. */
  readonly needsPhone?: boolean;
}

type Fault = readonly [field: keyof Address, text: string];

/**
 * An address as it was typed, tidied and in the shape of its country. What the country's form does not ask is left out.
 * @throws ShopError `invalid_address` with the reason at each field.
 */
export function readAddress(typed: TypedAddress, reading: Reading = {}): Address {
  const { prefix = '' } = reading;
  const country = (typed.country ?? '').trim().toUpperCase();
  if (!isCountry(country)) throw refusal(prefix, [['country', t('Choose a country.')]]);
  const format = formatOf(country);
  const address = { ...blank(country), ...tidied(typed, format) };
  const faults = format.fields.flatMap((field): Fault[] => {
    const text = faultOf(field, address, reading);
    return text === null ? [] : [[field.field, text]];
  });
  if (faults.length > 0) throw refusal(prefix, faults);
  return { ...address, ...inShape(address, format) };
}

function blank(country: string): Address {
  return {
    ...(Object.fromEntries(addressFields.map((field) => [field, ''])) as Omit<Address, 'country'>),
    country,
  };
}

function tidied(typed: TypedAddress, { fields }: AddressFormat): Partial<Record<AddressField, string>> {
  return Object.fromEntries(fields.map(({ field }) => [field, tidyLine(typed[field] ?? '')]));
}

const LENGTHS: Readonly<Partial<Record<AddressField, number>>> = { postcode: 20, phone: 40 };

function faultOf(field: FormField, address: Address, { isNameEnough, needsPhone }: Reading): string | null {
  const text = address[field.field];
  const isNeeded =
    field.field === 'phone' ? needsPhone : field.isRequired && (!isNameEnough || field.field === 'name');
  if (text === '') return isNeeded ? missing(field) : null;
  const max = LENGTHS[field.field] ?? 100;
  if (countCharacters(text) > max) return t('At most {max, number} characters.', { max });
  if (field.field === 'phone') return phoneProblem(text);
  return textProblem(text, field.field) ?? shapeProblem(field, text, address.country);
}

function missing({ label, field }: FormField): string {
  if (field === 'phone') return t('Enter a phone number: the carrier calls before it delivers.');
  return t('Fill in: {field}.', { field: t(label) });
}

function shapeProblem({ field, choices }: FormField, text: string, country: string): string | null {
  if (field === 'region' && choices && regionCode(choices, text) === null)
    return t('Choose one from the list.');
  const { masks } = formatOf(country);
  if (field !== 'postcode' || masks === null || readPostcode(text, masks, country) !== null) return null;
  const example = postcodeExample(masks[0] ?? '');
  return t('That is no postcode of {country}. They look like {example}.', {
    country: countryName(country),
    example,
  });
}

function phoneProblem(text: string): string | null {
  const digits = text.replace(/\D/g, '').length;
  const isPhone = /^[+(]?[\d\s()./-]+(?:(?:x|ext\.?)\s?\d{1,6})?$/i.test(text) && digits >= 5 && digits <= 20;
  return isPhone ? null : t('That is no phone number.');
}

/** What was typed and is right, as the post writes it. */
function inShape(address: Address, { masks, fields }: AddressFormat): Partial<Address> {
  const choices = fields.find(({ field }) => field === 'region')?.choices;
  const { region, postcode, country } = address;
  return {
    region: choices ? (regionCode(choices, region) ?? '') : region,
    postcode: masks ? (readPostcode(postcode, masks, country) ?? '') : postcode.toUpperCase(),
  };
}

function refusal(prefix: string, faults: readonly Fault[]): ShopError {
  const fields = Object.fromEntries(faults.map(([field, text]) => [`${prefix}${field}`, text]));
  return new ShopError('invalid_address', 422, faults[0]?.[1] ?? '', fields);
}
