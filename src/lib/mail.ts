import nodemailer from 'nodemailer';
import { config } from './config.ts';

export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where an answer goes, if not to the shop. */
  readonly replyTo?: string;
  /** Stable per mail, so that a second try after a lost answer can be recognised as the same letter. */
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

/** Hands one letter to the mail server. @throws when it was not accepted; the job tries again later. */
export async function sendEmail(letter: Email): Promise<void> {
  await transport.sendMail({
    from: config.mailFrom,
    ...letter,
    messageId: `<${letter.messageId}@lectern.local>`,
  });
}

export function closeMail(): void {
  transport.close();
}
