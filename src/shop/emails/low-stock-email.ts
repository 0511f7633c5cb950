import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { type LowLevel, listLowLevels } from '../products/kinds/goods/stock/low-stock-store.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

const details = z.object({ poolIds: z.string().transform((text) => text.split(' ')) });

/** Tells the shop which levels are below their minimum; null when none is any longer. */
export async function lowStockEmail(db: Db, sender: Sender, email: EmailRow): Promise<ComposedEmail | null> {
  const levels = await listLowLevels(db, details.parse(email.details).poolIds);
  if (levels.length === 0) return null;
  return composeEmail(
    t('{count, plural, one {Stock is low: # item} other {Stock is low: # items}}', { count: levels.length }),
    [
      {
        title: t('Fewer than the minimum are left'),
        facts: levels.map((level) => ({ name: nameOf(level), value: leftOf(level) })),
      },
      { text: t('See the stock'), link: `${sender.origin}/admin/stock?show=below` },
    ],
  );
}

function nameOf({ title, variantTitle, sku }: LowLevel): string {
  return [[title, variantTitle].filter(Boolean).map(isolate).join(', '), `(${sku})`].join(' ');
}

function leftOf({ unsold, minimum, warehouse }: LowLevel): string {
  return t('{unsold, number} in {warehouse}, minimum {minimum, number}', {
    unsold,
    minimum,
    warehouse: isolate(warehouse),
  });
}
