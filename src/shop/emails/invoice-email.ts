import { t } from '#messages/t.ts';
import type { EmailDocument } from '../invoices/sending/email-documents.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { invoiceParts, withDocuments } from './invoice-parts.ts';
import { seeOrder } from './payment-emails.ts';

/** Documents that went with no other email: an invoice that came late, a credit note, or both where an invoice is corrected. */
export function invoiceEmail(
  order: Pick<OrderView, 'number'>,
  links: Links,
  documents: readonly EmailDocument[],
): ComposedEmail {
  const { subject, happened } = wordsOf(order.number, documents);
  const email = composeEmail(subject, [
    { text: happened },
    ...invoiceParts(documents),
    seeOrder(order, links),
  ]);
  return withDocuments(email, documents);
}

function wordsOf(order: string, documents: readonly EmailDocument[]) {
  const invoice = documents.find(({ kind }) => kind === 'invoice');
  const credit = documents.find(({ kind }) => kind === 'credit_note');
  if (invoice && credit)
    return {
      subject: t('Your new invoice: order {order}', { order }),
      happened: t(
        'We have changed the invoice of your order {order}: a credit note cancels the old one, and a new invoice replaces it.',
        { order },
      ),
    };
  if (credit)
    return {
      subject: t('Your credit note: order {order}', { order }),
      happened:
        credit.reason === 'dispute'
          ? t('Your bank took back what you paid for your order {order}. This is the credit note for it.', {
              order,
            })
          : t('This is the credit note for the refund of your order {order}.', { order }),
    };
  return {
    subject: t('Your invoice: order {order}', { order }),
    happened: t('This is the invoice of your order {order}.', { order }),
  };
}
