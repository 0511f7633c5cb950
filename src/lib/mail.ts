import nodemailer from 'nodemailer';
import { config } from './config.ts';

export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Address for replies, if not the shop's. */
  readonly replyTo?: string;
  /** The same for every try of one email, so that a mail server can recognise a duplicate. */
  readonly messageId: string;
}

const transport = nodemailer.createTransport({
  url: config.smtpUrl,
  pool: true,
  maxConnections: 2,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Sends one email. @throws when the mail server did not accept it; the job tries again later. */
export async function sendEmail(email: Email): Promise<void> {
  await transport.sendMail({
    from: config.mailFrom,
    ...email,
    messageId: `<${email.messageId}@lectern.local>`,
  });
}

export function closeMail(): void {
  transport.close();
}
