import { t } from '#messages/t.ts';
import type { EmailDocument } from '../invoices/files/email-documents.ts';
import type { ComposedEmail, Part } from './compose-email.ts';

/** What an email says of the invoice that goes with it. */
export function invoiceParts(document: EmailDocument | null): readonly Part[] {
  return document ? [{ text: t('Your invoice {number} is attached.', { number: document.number }) }] : [];
}

/** The email with a document as a file. */
export function withDocument(email: ComposedEmail, document: EmailDocument | null): ComposedEmail {
  if (!document) return email;
  const { number, content } = document;
  const file = { filename: `${number}.pdf`, content, contentType: 'application/pdf' };
  return { ...email, attachments: [...(email.attachments ?? []), file] };
}
