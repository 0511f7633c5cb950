import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import pg from 'pg';

/** What is told of every moment at which this process waits for somebody else: before it asks, and when it is answered. */
export type Point = (moment: string) => void;

type Query = (this: pg.Client, ...words: unknown[]) => unknown;
type Answered = (...answer: unknown[]) => void;

/**
 * Listens in on every wire of this process: PostgreSQL, Stripe and the mail server. Nothing of the shop is changed; the
 * packages it speaks through are wrapped.
 * @param rewrite changes every statement on its way: for a control.
 */
export function observeAwaitPoints(
  point: Point,
  smtpPort: number,
  rewrite?: (statement: string) => string,
): void {
  const client = pg.Client.prototype as unknown as { connect: Query; query: Query };
  if (rewrite) client.query = rewriting(client.query, rewrite);
  client.connect = observed(client.connect, () => 'PostgreSQL: connect', point);
  client.query = observed(client.query, (words) => `PostgreSQL: ${gist(words[0])}`, point);
  observeStripe(point);
  observeMail(point, smtpPort);
}

function observed(ask: Query, name: (words: unknown[]) => string, point: Point): Query {
  return function (this: pg.Client, ...words) {
    const moment = name(words);
    point(`before ${moment}`);
    const last = words.at(-1);
    if (typeof last !== 'function') {
      return (ask.apply(this, words) as Promise<unknown>).finally(() => point(`after ${moment}`));
    }
    const answered: Answered = (...answer) => {
      point(`after ${moment}`);
      (last as Answered)(...answer);
    };
    return ask.apply(this, [...words.slice(0, -1), answered]);
  };
}

function rewriting(query: Query, rewrite: (statement: string) => string): Query {
  return function (this: pg.Client, first, ...rest) {
    const { text } = first as { text?: string };
    return query.call(this, text ? { ...(first as object), text: rewrite(text) } : first, ...rest);
  };
}

/** The first words of a statement, and the table it is about. */
function gist(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : ((statement as { text?: string }).text ?? '?');
  const table = /\b(?:from|into|update|join)\s+"?([\w."]+)/i.exec(text)?.[1]?.replaceAll('"', '');
  const verb = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? '?';
  return table ? `${verb} ${table}` : verb;
}

function observeStripe(point: Point): void {
  interface Told {
    readonly request: { readonly method: string; readonly path: string };
  }
  const name = ({ request }: Told) =>
    `Stripe: ${request.method} ${request.path.replace(/\w+_1?\w{20,}|\?.*/g, '…')}`;
  subscribe('http.client.request.created', (told) => point(`before ${name(told as Told)}`));
  subscribe('http.client.response.finish', (told) => point(`after ${name(told as Told)}`));
}

function observeMail(point: Point, smtpPort: number): void {
  const socket = Socket.prototype as unknown as { write: Query; push: Query };
  const { write, push } = socket;
  const isMail = (wire: unknown) => (wire as Socket).remotePort === smtpPort;
  socket.write = function (this: pg.Client, ...words) {
    const line = String(words[0]);
    if (isMail(this))
      point(`before mail: ${/^(EHLO|MAIL|RCPT|DATA|QUIT|RSET)\b/.exec(line)?.[1] ?? 'email'}`);
    return write.apply(this, words);
  };
  socket.push = function (this: pg.Client, ...words) {
    if (isMail(this) && words[0]) point(`after mail: ${String(words[0]).slice(0, 3)}`);
    return push.apply(this, words);
  };
}
