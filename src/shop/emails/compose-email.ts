import type { Money } from '#lib/money.ts';
import type { Language } from '#messages/language.ts';
import { htmlOf } from './layout/html-page.ts';
import { textOf } from './layout/plain-text.ts';

/** An email before it is sent, as plain text and as HTML. */
export interface ComposedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where replies go, if not to the shop. */
  readonly replyTo?: string;
  /** Where the reader ends emails of its kind: a URL that takes a POST, without signing in. */
  readonly unsubscribe?: string;
  readonly attachments?: readonly Attachment[];
}

export interface Attachment {
  readonly filename: string;
  readonly content: string | Buffer;
  /** With its parameters: `text/calendar; charset=utf-8; method=PUBLISH`. */
  readonly contentType: string;
}

/** What an email is made of. Texts are plain; a person's text inside one is isolated (`#lib/isolate.ts`). */
export type Part = Paragraph | Heading | Quote | Facts | BoughtLines;

export interface Paragraph {
  readonly text: string;
  /** A URL; `text` is the label of its button. */
  readonly link?: string;
  /** Beside a more important one: a link in a line instead of a button. */
  readonly isQuiet?: boolean;
}

export interface Heading {
  readonly heading: string;
}

/** What a person wrote. */
export interface Quote {
  readonly quote: string;
}

/** Names and values below each other. */
export interface Facts {
  readonly title: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What was bought, and what it cost. */
export interface BoughtLines {
  readonly lines: readonly BoughtLine[];
  readonly sums: readonly { readonly name: string; readonly money: Money }[];
  /** Below the total: the taxes that it includes. */
  readonly included: readonly { readonly name: string; readonly money: Money }[];
  readonly total: Money;
}

export interface BoughtLine {
  readonly quantity: number;
  readonly unit: Money;
  readonly title: string;
  /** Empty where there is no choice. */
  readonly variantTitle: string;
  /** ISO 639-1, of the titles; null where it is not known. */
  readonly language: string | null;
  readonly total: Money;
  /** What is to be said of this one; null for nothing. */
  readonly note: string | null;
  /** URL of a picture. */
  readonly picture: string;
  /** The button that opens what was bought; null where there is nothing to open. */
  readonly open: {
    readonly label: string;
    /** The label with the title. */
    readonly whole: string;
    readonly link: string;
  } | null;
}

/** A text in small type at the end. */
export interface FinePrint {
  readonly title: string;
  readonly markdown: string;
  /** In which it is written. */
  readonly language: Language;
}

/** Renders the parts as plain text and as HTML, in which every text is escaped. */
export function composeEmail(
  subject: string,
  parts: readonly Part[],
  finePrint: readonly FinePrint[] = [],
  attachments: readonly Attachment[] = [],
): ComposedEmail {
  const line = oneLine(subject);
  const [text, html] = [textOf(parts, finePrint), htmlOf(line, parts, finePrint)];
  return { subject: line, text, html, ...(attachments.length > 0 && { attachments }) };
}

/** A line break in a subject could inject a header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
