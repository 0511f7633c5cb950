import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Store } from './message-store.ts';

const LARGEST_MESSAGE = 25 * 1024 * 1024;

/**
 * Accepts mail from and to any address on the loopback address. Answers 250 only after the message is on disk.
 * @param port 0 chooses a free port
 */
export async function startSmtp(store: Store, port: number) {
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'the local mailbox keeps everything and sends nothing',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MESSAGE,
    maxClients: 100,
    closeTimeout: 1000,
    onData: (stream, session, answer) => {
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
      receive(stream)
        .then((raw) => store.add(raw, envelope))
        .then(
          ({ ID }) => answer(null, `kept as ${ID}`),
          (error: Error) => answer(error),
        );
    },
  });
  server.on('error', (error) => console.error(`mailbox: ${error.message}`));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const listening = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${listening.port}`, port: listening.port, close };
}

async function receive(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error('the message is larger than 25 MB'), { responseCode: 552 });
  }
  return Buffer.concat(chunks);
}
