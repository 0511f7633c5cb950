import { randomUUID } from 'node:crypto';
import { eventually } from './eventually.ts';
import type { Shop } from './shop.ts';
import type { Answer, ShopClient } from './shop-client.ts';

export const GOOD_PASSWORD = 'correct horse battery';

export interface Person {
  readonly client: ShopClient;
  readonly email: string;
}

export function anAddress(): string {
  return `reader-${randomUUID().slice(0, 8)}@example.com`;
}

export function signUp(
  client: ShopClient,
  email: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  return client.post('/sign-up', { email, password: GOOD_PASSWORD, first_name: 'Ada', ...more });
}

export function signIn(
  client: ShopClient,
  email: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  return client.post('/sign-in', { email, password: GOOD_PASSWORD, ...more });
}

/** Somebody new, signed in, whose address is not proven yet. */
export async function aMember(shop: Shop, email = anAddress()): Promise<Person> {
  const client = shop.client();
  const made = await signUp(client, email);
  if (made.status !== 303) throw new Error(`signing up answered ${made.status}:\n${made.text}`);
  const opened = await signIn(client, email);
  if (opened.status !== 303) throw new Error(`signing in answered ${opened.status}:\n${opened.text}`);
  return { client, email };
}

interface Email {
  readonly Subject: string;
  readonly Text: string;
}

/** The newest letter to an address whose subject matches. */
export async function emailSentTo(shop: Shop, email: string, subject: RegExp): Promise<Email> {
  const id = await eventually(async () => {
    const url = `${shop.mailboxUrl}/api/v1/search?query=${encodeURIComponent(`to:${email}`)}`;
    const list = (await (await fetch(url)).json()) as { messages: { ID: string; Subject: string }[] };
    return list.messages.find((message) => subject.test(message.Subject))?.ID;
  }, 20);
  return (await (await fetch(`${shop.mailboxUrl}/api/v1/message/${id}`)).json()) as Email;
}

/** The first address of the shop in a letter that contains `part`, without the origin. */
export function linkIn(shop: Shop, letter: Email, part: string): string {
  const line = letter.Text.split('\n').find((text) => text.startsWith(shop.origin) && text.includes(part));
  if (!line) throw new Error(`no link with ${part} in:\n${letter.Text}`);
  return line.trim().slice(shop.origin.length);
}
