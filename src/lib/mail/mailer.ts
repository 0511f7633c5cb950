import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { type Delivery, deliveryAfter, isReply } from './delivery.ts';
import { type OpenConnection, type SmtpConnections, smtpConnections } from './smtp-connections.ts';
import { MAIL_TIMEOUTS, type MailTimeouts } from './timeouts.ts';

export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Who sends it, if not the shop's address of the configuration. */
  readonly from?: { readonly name: string; readonly address: string };
  /** Address for replies, if not the shop's. */
  readonly replyTo?: string;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly content: string | Buffer;
    readonly contentType: string;
  }[];
  /** The URL by which the recipient ends emails like this one (RFC 8058). */
  readonly unsubscribe?: string;
  /** The same for every try of one email, so that a mail server can recognise a duplicate. */
  readonly messageId: string;
}

export interface Mailer {
  /**
   * Tries to send one email.
   * @param mayHandOver asked when the server is ready for the content, before a byte of it is sent; false ends the attempt.
   */
  send(email: Email, mayHandOver: () => Promise<boolean>): Promise<Delivery>;
  /** Closes idle connections. */
  close(): void;
}

/** A sender of emails through one mail server. @param from the shop's address, perhaps with its name. */
export function createMailer(url: string, from: string, timeouts: MailTimeouts = MAIL_TIMEOUTS): Mailer {
  const connections = smtpConnections(url, timeouts);
  return {
    send: async (email, mayHandOver) => {
      const message = await compose(email, from);
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), timeouts.total);
      try {
        return await attempt(connections, message, mayHandOver, deadline.signal);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => connections.close(),
  };
}

interface Message {
  readonly envelope: { readonly from: string; readonly to: string[]; readonly size: number };
  readonly content: Buffer;
}

async function compose(
  { messageId, unsubscribe, attachments = [], ...email }: Email,
  from: string,
): Promise<Message> {
  const node = new MailComposer({
    ...{ from, ...email, messageId: `<${messageId}@lectern.local>` },
    ...(unsubscribe && { headers: unsubscribeHeaders(unsubscribe) }),
    ...{ attachments: [...attachments], disableFileAccess: true, disableUrlAccess: true },
  }).compile();
  const content = await new Promise<Buffer>((resolve, reject) => {
    node.build((error, built) => (error ? reject(error) : resolve(built)));
  });
  const { from: sender, to } = node.getEnvelope();
  return { envelope: { from: sender || '', to, size: content.length }, content };
}

function unsubscribeHeaders(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

async function attempt(
  connections: SmtpConnections,
  message: Message,
  mayHandOver: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<Delivery> {
  for (;;) {
    const progress = { isHandedOver: false };
    let connection: OpenConnection | undefined;
    try {
      connection = await takeBefore(connections, signal);
      await sendOn(connection, message, mayHandOver, progress, signal);
      connections.giveBack(connection);
      return { state: 'accepted' };
    } catch (error) {
      const isReplied = isReply(error);
      const wasUsed = connection !== undefined && connection.emails > 0;
      if (connection) keepOrClose(connections, connection, isReplied && !progress.isHandedOver);
      // The server had closed it while it was idle.
      if (wasUsed && !isReplied && !progress.isHandedOver && !signal.aborted) continue;
      return deliveryAfter(error, progress.isHandedOver);
    }
  }
}

/** A connection that comes too late is closed. */
function takeBefore(connections: SmtpConnections, signal: AbortSignal): Promise<OpenConnection> {
  const taking = connections.take();
  taking.then(
    ({ smtp }) => signal.aborted && smtp.close(),
    () => {},
  );
  return beforeAbort(taking, signal);
}

/** A connection on which one email was refused takes the next after a reset. */
function keepOrClose(connections: SmtpConnections, connection: OpenConnection, isUsable: boolean): void {
  const { smtp } = connection;
  if (isUsable && !smtp.destroyed)
    smtp.reset((error) => (error ? smtp.close() : connections.giveBack(connection)));
  else smtp.close();
}

function sendOn(
  { smtp }: OpenConnection,
  { envelope, content }: Message,
  mayHandOver: () => Promise<boolean>,
  progress: { isHandedOver: boolean },
  signal: AbortSignal,
): Promise<void> {
  // Read only after the server asked for the content.
  const chunks = async function* () {
    if (!(await mayHandOver())) throw new Error('the email is not to be sent any more');
    progress.isHandedOver = true;
    yield content;
  };
  const sent = new Promise<void>((resolve, reject) => {
    smtp.send({ ...envelope }, Readable.from(chunks()), (error) => (error ? reject(error) : resolve()));
  });
  return beforeAbort(sent, signal);
}

/** @throws when the deadline passes first. */
function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () =>
      reject(Object.assign(new Error('the mail server took too long'), { code: 'ETIMEDOUT' }));
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}
