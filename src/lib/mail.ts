import { config } from './config.ts';
import { createMailer, type Mailer } from './mail/mailer.ts';

/** Sends through the mail server of the configuration. */
export const mailer: Mailer = createMailer(config.smtpUrl, config.mailFrom);

export function closeMail(): void {
  mailer.close();
}
