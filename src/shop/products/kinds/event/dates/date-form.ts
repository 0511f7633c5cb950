import { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { isZone } from '#lib/wall-time.ts';
import { webAddress } from '#lib/web-address.ts';
import { t } from '#messages/t.ts';
import { isCountry } from '../../../../customers/addresses/countries.ts';
import type { DateToEdit } from './edit-store.ts';
import { optionalCountField, readFields, type Texts } from './form-fields.ts';
import type { DateToSave } from './save-date.ts';
import { lastsText, readSessions } from './session-form.ts';
import { timeReader, timeTexts } from './typed-times.ts';

/** Most seats of a date. */
const MOST_SEATS = 100_000;

const optional = (most: number) => typedText(most).default('');

/** The fields of a date that are no times. */
const plain = z.strictObject({
  zone: z.string().refine(isZone, { error: () => t('Choose the time zone.') }),
  where: z.enum(['place', 'online'], { error: () => t('Choose one of the two.') }),
  place_name: optional(160),
  place_address: optional(500),
  place_city: optional(80),
  country: z
    .string()
    .default('')
    .refine((code) => code === '' || isCountry(code), { error: () => t('Choose a country.') }),
  directions: optional(2000),
  online_url: optional(2000).refine((text) => text === '' || /^https?:/.test(webAddress(text) ?? ''), {
    error: () => t('Give a web address that begins with https://.'),
  }),
  capacity: optionalCountField(MOST_SEATS),
  least_seats: optionalCountField(10_000),
});
type Plain = z.infer<typeof plain>;

/**
 * Reads what staff typed about a date.
 * @throws ShopError 422 `invalid_input` with the reason at each field: of a time that the clocks skip or show twice, too.
 */
export function readDate(texts: Texts): DateToSave {
  const problems: Record<string, string> = {};
  const read = readFields(plain, texts, problems);
  const zone = texts['zone'] ?? '';
  const timeOf = timeReader(texts, zone, problems);
  const sessions = readSessions(texts, timeOf, problems);
  const times = {
    salesFrom: timeOf('sales_from')?.at ?? null,
    salesUntil: timeOf('sales_until')?.at ?? null,
    namesUntil: timeOf('names_until')?.at ?? null,
    giveBackUntil: timeOf('give_back_until')?.at ?? null,
    decideAt: timeOf('decide_at')?.at ?? null,
  };
  const [first, ...others] = sessions;
  if (read) checkTogether({ ...read, ...times, startsAt: first?.startsAt ?? null }, problems);
  const [problem] = Object.values(problems);
  if (problem || !read || !first)
    throw new ShopError('invalid_input', 422, problem ?? t('Something in the form is wrong.'), problems);
  return { ...columnsOf(read), ...times, sessions: [first, ...others] };
}

function columnsOf(read: Plain) {
  const isOnline = read.where === 'online';
  return {
    zone: read.zone,
    isOnline,
    placeName: isOnline ? '' : read.place_name,
    placeAddress: isOnline ? '' : read.place_address,
    placeCity: isOnline ? '' : read.place_city,
    directions: isOnline ? '' : read.directions,
    country: isOnline || read.country === '' ? null : read.country,
    onlineUrl: (isOnline && read.online_url) || null,
    capacity: read.capacity,
    leastSeats: read.least_seats,
  };
}

interface Together extends Plain {
  readonly salesFrom: Date | null;
  readonly salesUntil: Date | null;
  readonly decideAt: Date | null;
  readonly startsAt: Date | null;
}

/** What is wrong between the fields. */
function checkTogether(read: Together, problems: Record<string, string>): void {
  const { salesFrom, salesUntil, decideAt, startsAt, capacity, least_seats: least } = read;
  if (read.where === 'place' && !read.place_name && !read.place_city)
    problems['place_name'] ??= t('Name the place, or its town.');
  if (salesFrom && salesUntil && salesUntil <= salesFrom)
    problems['sales_until'] ??= t('Sales end before they begin.');
  if (salesFrom && !salesUntil && startsAt && startsAt <= salesFrom)
    problems['sales_from'] ??= t('Sales begin after the date has started.');
  if (least !== null && capacity !== null && least > capacity)
    problems['least_seats'] ??= t('There are fewer seats than that.');
  if (decideAt && least === null) problems['least_seats'] ??= t('Say how many seats it needs.');
  if (decideAt && startsAt && decideAt >= startsAt)
    problems['decide_at'] ??= t('Decide before the date starts.');
}

/** A date as its form shows it. */
export function dateTexts(
  date: DateToEdit,
  sessions: readonly { readonly startsAt: Date; readonly endsAt: Date }[],
  capacity: number | null,
): Texts {
  const { zone } = date;
  const rows = sessions.map(({ startsAt, endsAt }, at) => ({
    ...timeTexts(`starts_${at + 1}`, startsAt, zone),
    [`lasts_${at + 1}`]: lastsText(startsAt, endsAt),
  }));
  return {
    zone,
    where: date.isOnline ? 'online' : 'place',
    place_name: date.placeName,
    place_address: date.placeAddress,
    place_city: date.placeCity,
    directions: date.directions,
    country: date.country ?? '',
    online_url: date.onlineUrl ?? '',
    capacity: capacity === null ? '' : String(capacity),
    least_seats: date.leastSeats === null ? '' : String(date.leastSeats),
    ...timeTexts('sales_from', date.salesFrom, zone),
    ...timeTexts('sales_until', date.salesUntil, zone),
    ...timeTexts('names_until', date.namesUntil, zone),
    ...timeTexts('give_back_until', date.giveBackUntil, zone),
    ...timeTexts('decide_at', date.decideAt, zone),
    ...Object.assign({}, ...rows),
  };
}
