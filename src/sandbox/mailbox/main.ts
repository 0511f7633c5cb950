import { stopWithParent } from '../parent-process.ts';
import { startMailbox } from './start-mailbox.ts';

/**
 * Runs the mailbox as a process of its own. Environment: MAILBOX_PORT (8025), MAILBOX_SMTP_PORT (0: a free port),
 * MAILBOX_DATA (.data/mailbox). Prints one line of JSON with its addresses when it listens. Ends on a signal, or when
 * standard input is a pipe that closes.
 */
const { MAILBOX_PORT = '8025', MAILBOX_SMTP_PORT = '0', MAILBOX_DATA = '.data/mailbox' } = process.env;

const mailbox = await startMailbox({
  dir: MAILBOX_DATA,
  port: Number(MAILBOX_PORT),
  smtpPort: Number(MAILBOX_SMTP_PORT),
});
console.log(JSON.stringify({ mailbox: mailbox.url, smtp: mailbox.smtpUrl }));

const stop = () => mailbox.close().then(() => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
stopWithParent(stop);
