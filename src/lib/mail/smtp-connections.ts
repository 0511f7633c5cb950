import { connect, type Socket } from 'node:net';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailTimeouts } from './timeouts.ts';

/** An open connection without work is closed after so many milliseconds, and after so many emails. */
const IDLE_MS = 20_000;
const MOST_EMAILS = 100;

export interface OpenConnection {
  readonly smtp: SMTPConnection;
  /** How many emails it has carried. */
  emails: number;
}

export interface SmtpConnections {
  /** An idle connection, else a new one, ready for an email. @throws when none can be had. */
  take(): Promise<OpenConnection>;
  /** Keeps a connection for the next email. */
  giveBack(connection: OpenConnection): void;
  /** Closes the idle ones. */
  close(): void;
}

/** Connections to one mail server. @param url `smtp://` or `smtps://`, with nodemailer's options as query. */
export function smtpConnections(url: string, timeouts: MailTimeouts): SmtpConnections {
  const given = parseConnectionUrl(url) as Given;
  const idle = new Map<OpenConnection, NodeJS.Timeout>();
  const remove = (connection: OpenConnection) => {
    clearTimeout(idle.get(connection));
    return idle.delete(connection);
  };
  const quit = (connection: OpenConnection) => remove(connection) && connection.smtp.quit();
  return {
    take: async () => {
      for (const connection of idle.keys()) if (remove(connection)) return connection;
      const connection = { smtp: await open(given, timeouts), emails: 0 };
      connection.smtp.once('end', () => remove(connection));
      return connection;
    },
    giveBack: (connection) => {
      connection.emails++;
      if (connection.emails >= MOST_EMAILS) connection.smtp.quit();
      else if (!connection.smtp.destroyed)
        idle.set(connection, setTimeout(quit, IDLE_MS, connection).unref());
    },
    close: () => [...idle.keys()].forEach(quit),
  };
}

type Given = SMTPConnection.Options & { readonly auth?: SMTPConnection.AuthenticationType };

async function open(given: Given, timeouts: MailTimeouts): Promise<SMTPConnection> {
  const port = Number(given.port ?? (given.secure ? 465 : 587));
  const socket = await openSocket(port, given.host ?? 'localhost', timeouts.connect);
  const smtp = new SMTPConnection({
    ...given,
    port,
    connection: socket,
    greetingTimeout: timeouts.greeting,
    // Of everything until the connection is ready, TLS included.
    connectionTimeout: 2 * timeouts.greeting,
    socketTimeout: timeouts.silence,
    // A connection is closed after an answer, or after waiting long enough for it.
    ...{ socketCloseTimeout: 0 },
  });
  try {
    await ready(smtp, given);
  } catch (error) {
    smtp.close();
    throw error;
  }
  // Its errors reach the email that is being sent; without a listener an idle one would end the process.
  smtp.on('error', () => {});
  return smtp;
}

function openSocket(port: number, host: string, ms: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host });
    const timer = setTimeout(() => socket.destroy(new Error('no connection to the mail server in time')), ms);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
    socket.once('error', () => clearTimeout(timer));
  });
}

function ready(smtp: SMTPConnection, { auth }: Given): Promise<void> {
  return new Promise((resolve, reject) => {
    smtp.once('error', reject);
    smtp.once('end', () => reject(new Error('the mail server closed the connection')));
    smtp.connect((error) => {
      if (error) return reject(error);
      if (!auth || !smtp.allowsAuth) return resolve();
      smtp.login(credentialsOf(auth), (refused) => (refused ? reject(refused) : resolve()));
    });
  });
}

function credentialsOf(auth: SMTPConnection.AuthenticationType): SMTPConnection.AuthenticationCredentials {
  const { user = '', pass = '' } = auth as SMTPConnection.Credentials;
  return { credentials: { user, pass } };
}
