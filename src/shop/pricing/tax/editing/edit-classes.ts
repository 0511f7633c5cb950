import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { atMost, tidyText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../accounts/audit.ts';
import { recordAudit } from '../../../accounts/audit-store.ts';
import {
  countOfTaxClass,
  deleteTaxClass,
  insertTaxClass,
  lockTaxClass,
} from '../../../products/tax-classes-store.ts';
import { forgetTaxRates } from '../current-rates.ts';
import { deleteRatesOfClass } from '../store.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/** Characters of a title. */
const MOST = 60;
/** Characters of a key after `own_`. */
const MOST_OF_KEY = 26;

/** Adds a class of the owner's own. It is taxed as standard until it has rates. @throws ShopError `invalid_input`. */
export async function addTaxClass(db: Db, texts: Texts, actor: StaffActor): Promise<void> {
  const title = tidyText(texts['title'] ?? '');
  if (title === '') throw refused({ title: t('Give it a name.') });
  if (title.length > MOST) throw refused({ title: atMost(MOST)() });
  await inTransaction(db, async (tx) => {
    if (!(await insertTaxClass(tx, { key: keyOf(title), title })))
      throw refused({ title: t('There is a class of this name already.') });
    await recordAudit(tx, { actor, ...CHANGED, details: { from: '', to: title } });
  });
}

/**
 * Removes a class with its rates; nothing where it has been removed. Orders keep what they were taxed with.
 * @throws ShopError `tax_class_in_use` while products have it.
 */
export async function removeTaxClass(db: Db, texts: Texts, actor: StaffActor): Promise<void> {
  const key = texts['class'] ?? '';
  await inTransaction(db, async (tx) => {
    const found = await lockTaxClass(tx, key, 'update');
    if (!found) return;
    const count = await countOfTaxClass(tx, key);
    if (count > 0)
      throw new ShopError(
        'tax_class_in_use',
        409,
        t(
          '{count, plural, one {# product has} other {# products have}} this class. Choose another for them first.',
          {
            count,
          },
        ),
      );
    await deleteRatesOfClass(tx, key);
    await deleteTaxClass(tx, key);
    await recordAudit(tx, { actor, ...CHANGED, details: { from: found.title, to: '' } });
  });
  forgetTaxRates();
}

const CHANGED = { action: 'setting.changed', subject: 'setting:tax_classes' } as const;

/** `own_art_supplies`; a title of other letters alone gets a number that is its own. */
function keyOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const key = /[a-z0-9]/.test(words)
    ? words
    : [...title].map((one) => one.codePointAt(0)?.toString(36)).join('_');
  return `own_${key.slice(0, MOST_OF_KEY)}`;
}

function refused(fields: Readonly<Record<string, string>>): ShopError {
  return new ShopError('invalid_input', 422, Object.values(fields)[0] ?? '', fields);
}
