import { longDate } from '#lib/long-date.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { type LegalText, legalText, legalTextAt, withGuarantee } from '../orders/legal-texts.ts';
import { promisedLines } from '../orders/promised-lines.ts';
import type { OrderView } from '../orders/view.ts';
import type { FinePrint } from './compose-email.ts';
import { seller } from './seller.ts';

/** The texts that hold for an order, in full: a link alone would show whatever stands there later. */
export function legalFinePrint(
  order: Pick<OrderView, 'termsVersion' | 'createdAt' | 'total' | 'lines'>,
): readonly FinePrint[] {
  const { termsVersion, createdAt, total } = order;
  const texts: readonly (readonly [Sentence, LegalText | null])[] = [
    ['The terms you accepted, version of {date}', termsVersion ? legalText('terms', termsVersion) : null],
    // Nothing is paid back where nothing was paid.
    [
      'Refund policy, version of {date}',
      termsVersion && total.amount > 0 ? legalTextAt('refund-policy', createdAt) : null,
    ],
    ['Imprint', legalTextAt('imprint', createdAt)],
  ];
  return texts.flatMap(([title, text]) =>
    text ? [finePrint(title, withGuarantee(text, promisedLines(order.lines)))] : [],
  );
}

function finePrint(title: Sentence, { version, text, language }: LegalText): FinePrint {
  const date = longDate(new Date(`${version}T00:00:00Z`));
  const markdown = text.replaceAll('](/', `](${seller.origin}/`);
  return { title: t(title, { date }), markdown, language };
}
