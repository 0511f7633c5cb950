import { startHttp } from './http.ts';
import { startSmtp } from './smtp.ts';
import { openStore } from './store.ts';

export type MailboxOptions = {
  /** The folder that keeps the mail. */
  dir: string;
  /** Of the pages and the API; 0 takes a free one. */
  port: number;
  /** Of the mail server; 0 takes a free one. */
  smtpPort: number;
  /** How many messages are kept. */
  keep?: number;
};

/** Starts the mailbox: it listens on the loopback address only, for mail and for browsers. */
export async function startMailbox({ dir, port, smtpPort, keep }: MailboxOptions) {
  const store = await openStore(dir, keep);
  const http = await startHttp(store, port);
  const smtp = await startSmtp(store, smtpPort).catch(async (error: Error) => {
    await http.close();
    throw error;
  });
  const close = async () => {
    await Promise.all([smtp.close(), http.close()]);
  };
  return { url: http.url, smtpUrl: smtp.url, close };
}
