import { startHttp } from './http-server.ts';
import { openStore } from './message-store.ts';
import { startSmtp } from './smtp-server.ts';

export type MailboxOptions = {
  /** The folder where messages are kept. */
  dir: string;
  /** Port of the pages and the API; 0 chooses a free one. */
  port: number;
  /** Port of the SMTP server; 0 chooses a free one. */
  smtpPort: number;
  /** How many messages are kept; older ones are removed. */
  keep?: number;
};

/** Starts the mailbox's SMTP and HTTP servers, on the loopback address only. */
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
