import { t } from '#messages/t.ts';
import type { EmailDocument } from '../invoices/sending/email-documents.ts';
import type { ComposedEmail, Part } from './compose-email.ts';

/** What an email says of the documents that go with it. */
export function invoiceParts(documents: readonly EmailDocument[]): readonly Part[] {
  return documents.map(({ kind, number }) => ({
    text:
      kind === 'invoice'
        ? t('Your invoice {number} is attached.', { number })
        : t('Your credit note {number} is attached.', { number }),
  }));
}

/** The email with documents as files. */
export function withDocuments(email: ComposedEmail, documents: readonly EmailDocument[]): ComposedEmail {
  if (documents.length === 0) return email;
  const added = documents.map(({ number, content }) => ({
    ...{ filename: `${number}.pdf`, content, contentType: 'application/pdf' },
  }));
  return { ...email, attachments: [...(email.attachments ?? []), ...added] };
}
