import { secondsFrom } from '#lib/clock.ts';
import { dateFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import { type Availability, FEW } from '../../../inventory/availability.ts';
import type { VariantFacts } from './variant-facts-store.ts';

export interface StockNote {
  readonly text: string;
  readonly tone: 'good' | 'few' | 'closed';
}

/** Whether a variant can be had, in a few words: "In stock", "Only 3 left", "Back-order: sent from 12 December". */
export function stockNote(
  availability: Availability,
  facts: Pick<VariantFacts, 'rule' | 'left' | 'promisedDays' | 'promisedOn'> | undefined,
  at: Date,
): StockNote {
  if (availability.is === 'held') return { text: t('On hold for others'), tone: 'closed' };
  if (availability.is !== 'open') return { text: t('Sold out'), tone: 'closed' };
  const day = facts && backOrderDay(facts, at);
  if (day) return { text: t('Back-order: sent from {day}', { day: dayText(day) }), tone: 'few' };
  const { left } = availability;
  if (left !== null && left <= FEW)
    return { text: t('Only {count, number} left', { count: left }), tone: 'few' };
  return { text: t('In stock'), tone: 'good' };
}

/** When pieces that are not there yet are sent; null for a variant that is there, or that is not sold before. */
export function backOrderDay(
  {
    rule,
    left,
    promisedDays,
    promisedOn,
  }: Pick<VariantFacts, 'rule' | 'left' | 'promisedDays' | 'promisedOn'>,
  at: Date,
): Date | null {
  if (rule !== 'backorder' || left > 0) return null;
  if (promisedDays !== null) return secondsFrom(promisedDays * 86_400, at);
  const day = promisedOn === null ? null : new Date(promisedOn);
  return day && day < at ? at : day;
}

const dayText = (day: Date) => dateFormat({ day: 'numeric', month: 'long' }).format(day);
