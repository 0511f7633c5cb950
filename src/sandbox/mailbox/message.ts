/** The types of Mailpit's API, as far as the shop and its tests use them. */

export type Address = { Name: string; Address: string };

export type Attachment = {
  PartID: string;
  FileName: string;
  ContentType: string;
  ContentID: string;
  /** Bytes. */
  Size: number;
};

/** One message as lists show it. Times are ISO 8601, sizes are bytes. */
export type Summary = {
  ID: string;
  MessageID: string;
  Read: boolean;
  From: Address;
  To: Address[];
  Cc: Address[];
  Bcc: Address[];
  ReplyTo: Address[];
  Subject: string;
  Created: string;
  Username: string;
  Tags: string[];
  Size: number;
  Attachments: number;
  Snippet: string;
};

/** One message in full. */
export type Message = Omit<Summary, 'Read' | 'Created' | 'Snippet' | 'Attachments'> & {
  ReturnPath: string;
  Date: string;
  Text: string;
  HTML: string;
  Inline: Attachment[];
  Attachments: Attachment[];
};

/** A page of a list. `total` and `unread` are the whole mailbox's, `messages_*` those of the search. */
export type SummaryList = {
  total: number;
  unread: number;
  count: number;
  messages_count: number;
  messages_unread: number;
  start: number;
  tags: string[];
  messages: Summary[];
};

const SNIPPET_LENGTH = 250;

export function summaryOf(message: Message, created: Date): Summary {
  const { ReturnPath, Date: _date, Text, HTML, Inline, Attachments, ...shared } = message;
  const words = (Text || textOfHtml(HTML)).replace(/\s+/g, ' ').trim();
  return {
    ...shared,
    Read: false,
    Created: created.toISOString(),
    Attachments: Attachments.length,
    Snippet: words.length > SNIPPET_LENGTH ? `${words.slice(0, SNIPPET_LENGTH)}…` : words,
  };
}

/** Good enough for a preview; the result is always escaped when shown. */
const textOfHtml = (html: string) =>
  html.replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
