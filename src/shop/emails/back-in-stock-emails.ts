import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import type { Alert } from '../products/kinds/goods/back-in-stock/alert.ts';
import { alertToken } from '../products/kinds/goods/back-in-stock/alert-token.ts';
import { ASKED_EMAIL } from '../products/kinds/goods/back-in-stock/ask.ts';
import { findAlert } from '../products/kinds/goods/back-in-stock/store.ts';
import { BACK_EMAIL } from '../products/kinds/goods/back-in-stock/tell.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

const details = z.object({ alertId: z.uuid() });

export function isBackInStockEmail(kind: string): boolean {
  return kind === ASKED_EMAIL || kind === BACK_EMAIL;
}

/** An email about a variant that was sold out; null when there is nothing to say any more. */
export async function backInStockEmail(
  db: Db,
  sender: Sender,
  email: EmailRow,
): Promise<ComposedEmail | null> {
  const alert = await findAlert(db, details.parse(email.details).alertId);
  if (!alert?.isOnSale) return null;
  const link = `${sender.origin}/back-in-stock/email/${alertToken(sender.secret, alert.id, email.queuedAt)}`;
  if (email.kind === BACK_EMAIL) return alert.state === 'told' ? backAgain(alert, sender.origin) : null;
  if (alert.state === 'unproven') return confirm(alert, link);
  return alert.state === 'waiting' ? waiting(alert, link) : null;
}

/** What the item is called, with what was chosen. */
export function nameOfAlert({ title, variantTitle }: Pick<Alert, 'title' | 'variantTitle'>): string {
  return [title, variantTitle].filter(Boolean).map(isolate).join(', ');
}

function backAgain(alert: Alert, origin: string): ComposedEmail {
  const item = nameOfAlert(alert);
  return composeEmail(t('Back in stock: {item}', { item }), [
    {
      text: t('“{item}” is back in stock. We do not hold one for you: it goes to the first who orders.', {
        item,
      }),
    },
    {
      text: t('See the item'),
      link: `${origin}/goods/${alert.slug}?variant=${encodeURIComponent(alert.sku)}`,
    },
    { text: t('You asked for this email. We will not email you about this again.') },
  ]);
}

function confirm(alert: Alert, link: string): ComposedEmail {
  const item = nameOfAlert(alert);
  return composeEmail(t('Confirm your email: {item}', { item }), [
    {
      text: t(
        'You asked us to email you when “{item}” is back in stock. Confirm it, so that we know that this is your email.',
        {
          item,
        },
      ),
    },
    { text: t('Email me when it’s back'), link },
    { text: t('Was this not you? Then ignore this email: nothing happens.') },
  ]);
}

function waiting(alert: Alert, link: string): ComposedEmail {
  const item = nameOfAlert(alert);
  return composeEmail(t('We’ll email you: {item}', { item }), [
    { text: t('We’ll email you once when “{item}” is back in stock.', { item }) },
    { text: t('See or stop it'), link },
  ]);
}
