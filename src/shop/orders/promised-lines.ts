import { kindNamed } from '../products/kinds.ts';
import { promisedSentence, sentencesByLine } from '../products/withdrawal-sentences.ts';
import type { OrderLineView } from './view-line.ts';
import { promisedDays } from './withdrawal/withdrawal.ts';

/** What of a line says how long it can be given back. */
export type PromisedLine = Pick<
  OrderLineView,
  'kind' | 'title' | 'withdrawalDays' | 'guaranteeDays' | 'isAtOnce'
>;

/** What a buyer was promised with an order, in the current language, whatever is promised today. */
export function promisedLines(lines: readonly PromisedLine[]): readonly string[] {
  return sentencesByLine(lines, (line) => {
    const kind = kindNamed(line.kind);
    const { law, guarantee } = promisedDays(kind, line);
    return promisedSentence(kind, guarantee, law);
  });
}

/** Whether the owner's guarantee is more than nothing for one of them. */
export function hasGuarantee(lines: readonly PromisedLine[]): boolean {
  return lines.some((line) => promisedDays(kindNamed(line.kind), line).guarantee > 0);
}
