import PostalMime, { type Address as ParsedAddress, type Attachment as ParsedAttachment } from 'postal-mime';
import type { Address, Attachment, Message } from './message.ts';

export type Envelope = { from: string; to: string[] };

/** Parses a received message. Recipients of the envelope that the headers do not name are blind copies. */
export async function parseMessage(id: string, raw: Uint8Array, envelope: Envelope): Promise<Message> {
  const email = await PostalMime.parse(raw);
  const named = { To: addresses(email.to), Cc: addresses(email.cc) };
  const seen = new Set([...named.To, ...named.Cc].map(({ Address }) => Address.toLowerCase()));
  const unnamed = envelope.to.filter((address) => !seen.has(address.toLowerCase()));
  const attachments = email.attachments.map((part, index) => ({ part, shown: attachmentOf(part, index) }));
  return {
    ID: id,
    MessageID: (email.messageId ?? '').replace(/^<|>$/g, ''),
    From: addresses(email.from && [email.from])[0] ?? { Name: '', Address: envelope.from },
    ...named,
    Bcc: unnamed.map((address) => ({ Name: '', Address: address })),
    ReplyTo: addresses(email.replyTo),
    ReturnPath: envelope.from,
    Subject: email.subject ?? '',
    Date: instant(email.date),
    Username: '',
    Tags: [],
    Text: email.text ?? '',
    HTML: email.html ?? '',
    Size: raw.byteLength,
    Inline: attachments.filter(({ part }) => part.related).map(({ shown }) => shown),
    Attachments: attachments.filter(({ part }) => !part.related).map(({ shown }) => shown),
  };
}

/** The bytes of one attachment of a message, by its `PartID`. */
export async function parsePart(raw: Uint8Array, partId: string) {
  const email = await PostalMime.parse(raw);
  const index = email.attachments.findIndex((_, position) => partIdAt(position) === partId);
  const part = email.attachments[index];
  if (!part) return undefined;
  return { ...attachmentOf(part, index), content: bytesOf(part) };
}

/** The pictures attached to a message as `data:` addresses, by content id. */
export async function inlinePictures(raw: Uint8Array): Promise<Map<string, string>> {
  const email = await PostalMime.parse(raw);
  const pictures = email.attachments.filter(
    (part) => part.contentId && /^image\/[a-z+.-]+$/.test(part.mimeType),
  );
  return new Map(
    pictures.map((part) => [
      contentIdOf(part),
      `data:${part.mimeType};base64,${Buffer.from(bytesOf(part)).toString('base64')}`,
    ]),
  );
}

function addresses(parsed: ParsedAddress[] | undefined): Address[] {
  return (parsed ?? [])
    .flatMap((entry) => entry.group ?? [entry])
    .map(({ name, address }) => ({ Name: name, Address: address ?? '' }));
}

function attachmentOf(part: ParsedAttachment, index: number): Attachment {
  return {
    PartID: partIdAt(index),
    FileName: part.filename ?? '',
    ContentType: part.mimeType,
    ContentID: contentIdOf(part),
    Size: bytesOf(part).byteLength,
  };
}

const partIdAt = (index: number) => String(index + 2); // the first part is the body

const contentIdOf = (part: ParsedAttachment) => (part.contentId ?? '').replace(/^<|>$/g, '');

function bytesOf({ content }: ParsedAttachment): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function instant(date: string | undefined): string {
  const parsed = new Date(date ?? Number.NaN);
  return (Number.isNaN(parsed.getTime()) ? new Date() : parsed).toISOString();
}
