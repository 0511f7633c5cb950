import { instantsOf, isWallTime, wallTimeAt } from '#lib/wall-time.ts';
import { dateFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import { currentSettings } from './current.ts';

/** Countries that have more than one zone, but one in which nearly all of their people live. */
const MAIN: Readonly<Record<string, string>> = {
  ...{
    CL: 'America/Santiago',
    CN: 'Asia/Shanghai',
    CY: 'Asia/Nicosia',
    DE: 'Europe/Berlin',
    EC: 'America/Guayaquil',
  },
  ...{
    ES: 'Europe/Madrid',
    MY: 'Asia/Kuala_Lumpur',
    NZ: 'Pacific/Auckland',
    PT: 'Europe/Lisbon',
    UA: 'Europe/Kyiv',
  },
};

/** The zone of a country; UTC for one that has several, and for none. @param country ISO 3166-1 alpha-2, or empty */
export function zoneOfCountry(country: string): string {
  const main = MAIN[country];
  if (main !== undefined) return main;
  const zones = country === '' ? [] : (new Intl.Locale(`und-${country}`).getTimeZones?.() ?? []);
  return zones.length === 1 ? (zones[0] ?? 'UTC') : 'UTC';
}

/** The zone in which the shop's own times are read and shown: promotions, prices, how long a delivery is offered. */
export function shopZone(): string {
  const { time_zone, seller_country, tax_country } = currentSettings();
  return time_zone || zoneOfCountry(seller_country || tax_country);
}

/** The zone beside a field: `Europe/Berlin`, `America/New York`. */
export function shopZoneName(): string {
  return shopZone().replaceAll('_', ' ');
}

/** A time of the shop in a sentence: the day, its time, and the zone as that day has it: `CET`, `CEST`, `UTC`. */
export function shopTimeTexts(at: Date): {
  readonly day: string;
  readonly time: string;
  readonly zone: string;
} {
  const timeZone = shopZone();
  const named = dateFormat({ timeZone, timeZoneName: 'short' }).formatToParts(at);
  return {
    day: dateFormat({ timeZone, dateStyle: 'long' }).format(at),
    time: wallTimeAt(at, timeZone).slice(11),
    zone: named.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
  };
}

/** The same with day and time in one: `3 December 2026 at 10:00`. */
export function shopDayAndTime(at: Date): { readonly time: string; readonly zone: string } {
  const format = dateFormat({ timeZone: shopZone(), dateStyle: 'long', timeStyle: 'short' });
  return { time: format.format(at), zone: shopTimeTexts(at).zone };
}

/** The day in the shop's zone: `2027-03-28`. Taxes are owed and documents are dated by it. */
export function shopDay(at: Date): string {
  return wallTimeAt(at, shopZone()).slice(0, 10);
}

/** The first instant of a day in the shop's zone. @param later so many days after it */
export function startOfShopDay(day: string, later = 0): Date {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + later * 86_400_000);
  const instants = instantsOf(`${at.toISOString().slice(0, 10)}T00:00`, shopZone());
  if (instants.is === 'once') return instants.at;
  if (instants.is === 'twice') return instants.earlier;
  // Where the clocks go forward at midnight, the day begins after it.
  const first = instantsOf(instants.after, shopZone());
  return first.is === 'once' ? first.at : at;
}

/** A time as `datetime-local` shows it; empty for none. */
export function typedShopTime(at: Date | null): string {
  return at ? wallTimeAt(at, shopZone()) : '';
}

export type ReadTime =
  | { readonly at: Date | null; readonly problem: null }
  | { readonly at: null; readonly problem: string };

/**
 * A time as browsers send `datetime-local`, to the minute; null for an empty field. Of a time that the clocks show twice
 * the first is meant; one that they go past is refused.
 */
export function readShopTime(text: string): ReadTime {
  const typed = text.trim();
  if (typed === '') return { at: null, problem: null };
  if (!/^20/.test(typed) || !isWallTime(typed)) return { at: null, problem: t('Enter a day and a time.') };
  const instants = instantsOf(typed, shopZone());
  if (instants.is === 'once') return { at: instants.at, problem: null };
  if (instants.is === 'twice') return { at: instants.earlier, problem: null };
  const [before, after] = [instants.before, instants.after].map((wall) => wall.slice(11));
  return {
    at: null,
    problem: t('The clocks of {zone} go forward past that time. Enter {before} or {after}.', {
      zone: shopZoneName(),
      before: before ?? '',
      after: after ?? '',
    }),
  };
}

/** The last second of a day in the shop's zone; null for what is no day. */
export function endOfShopDay(day: string): Date | null {
  const last = `${day}T23:59`;
  if (!isWallTime(last)) return null;
  const instants = instantsOf(last, shopZone());
  const minute = instants.is === 'once' ? instants.at : instants.is === 'twice' ? instants.later : null;
  return minute && new Date(minute.getTime() + 59_000);
}
