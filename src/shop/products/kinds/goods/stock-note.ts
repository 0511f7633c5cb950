import { dateFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import { type Availability, FEW } from '../../../inventory/availability.ts';
import { promisedDay } from '../../../inventory/stock/promise.ts';
import type { VariantFacts } from './variant-facts-store.ts';

export interface StockNote {
  readonly text: string;
  readonly tone: 'good' | 'few' | 'closed';
}

type Promised = Pick<VariantFacts, 'rule' | 'left' | 'promisedDays' | 'promisedOn'>;

/** Whether a variant can be had, in a few words: "In stock", "Only 3 left", "Back-order: sent from 12 December". */
export function stockNote(availability: Availability, facts: Promised | undefined, at: Date): StockNote {
  if (availability.is === 'held') return { text: t('On hold for others'), tone: 'closed' };
  if (availability.is !== 'open') return { text: t('Sold out'), tone: 'closed' };
  const promised = facts && backOrderNote(facts, at);
  if (promised) return { text: promised, tone: 'few' };
  const { left } = availability;
  if (left !== null && left <= FEW)
    return { text: t('Only {count, number} left', { count: left }), tone: 'few' };
  return { text: t('In stock'), tone: 'good' };
}

/** When pieces that are not there yet are sent; null for a variant that is there, or that is not sold before. */
export function backOrderDay(facts: Promised, at: Date): Date | null {
  const day = facts.left > 0 ? null : promisedDay(facts, at);
  return day === null ? null : new Date(day);
}

/** Null where there are plenty, or where nothing is sold beyond the stock. */
function backOrderNote(facts: Promised, at: Date): string | null {
  const promised = promisedDay(facts, at);
  if (promised === null || facts.left > FEW) return null;
  const day = dateFormat({ day: 'numeric', month: 'long' }).format(new Date(promised));
  if (facts.left === 0) return t('Back-order: sent from {day}', { day });
  return t('{count, number} in stock, more sent from {day}', { count: facts.left, day });
}
