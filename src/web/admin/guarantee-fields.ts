import { t, translate } from '#messages/t.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { guaranteesInText, guaranteesOf, MOST_GUARANTEE_DAYS } from '#shop/settings/guarantees.ts';

interface GuaranteeField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** Kinds that a guarantee can be given for: what has a policy of its own instead is left out. */
const guaranteed = () => allKinds().filter(({ sale }) => sale.withdrawal.days !== null);

const nameOf = (kind: string) => `guarantee.${kind}`;

/** One field for each kind, with what was typed, else what holds. @param saved the setting */
export function guaranteeFields(
  saved: string,
  typed: Readonly<Record<string, string>> | null,
): readonly GuaranteeField[] {
  const days = guaranteesOf(saved);
  return guaranteed().map(({ name, words }) => ({
    name: nameOf(name),
    label: t('{kind}: days of the guarantee', { kind: translate(words.title.many) }),
    value: typed?.[nameOf(name)] ?? String(days?.get(name) ?? ''),
  }));
}

/** The fields as the setting's text, and what is wrong with them by name. */
export function readGuarantees(texts: Readonly<Record<string, string>>): {
  readonly text: string;
  readonly errors: Readonly<Record<string, string>>;
} {
  const days = new Map<string, number>();
  const errors: Record<string, string> = {};
  for (const { name } of guaranteed()) {
    const typed = (texts[nameOf(name)] ?? '').trim();
    if (typed === '') continue;
    if (/^\d{1,4}$/.test(typed) && Number(typed) <= MOST_GUARANTEE_DAYS) days.set(name, Number(typed));
    else
      errors[nameOf(name)] = t('Enter whole days, at most {days, number}, or nothing.', {
        days: MOST_GUARANTEE_DAYS,
      });
  }
  return { text: guaranteesInText(days), errors };
}
