import { eventually } from './eventually.ts';
import { anAddress, GOOD_PASSWORD, insertAccount } from './insert-account.ts';
import { asAdmin } from './services.ts';
import type { SharedShop } from './shared-shop.ts';
import type { Answer, ShopClient } from './shop-client.ts';

export { anAddress, GOOD_PASSWORD };

export interface Person {
  readonly client: ShopClient;
  readonly email: string;
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

/** Somebody new, signed in, whose address is not proven yet. No email was sent about it. */
export async function aMember(shop: SharedShop, email = anAddress()): Promise<Person> {
  await asAdmin(shop.database.adminUrl, (on) => insertAccount(on, email));
  return signedIn(shop.client(), email);
}

/** The same, made by the form: at the full cost of a password, and with the email that asks to prove the address. */
export async function aSignedUpMember(shop: SharedShop, email = anAddress()): Promise<Person> {
  const client = shop.client();
  const made = await signUp(client, email);
  if (made.status !== 303) throw new Error(`signing up answered ${made.status}:\n${made.text}`);
  return signedIn(client, email);
}

async function signedIn(client: ShopClient, email: string): Promise<Person> {
  const opened = await signIn(client, email);
  if (opened.status !== 303) throw new Error(`signing in answered ${opened.status}:\n${opened.text}`);
  return { client, email };
}

interface Email {
  readonly Subject: string;
  readonly Text: string;
}

/** The newest email to an address whose subject matches. */
export async function emailSentTo(shop: SharedShop, email: string, subject: RegExp): Promise<Email> {
  const id = await eventually(async () => {
    const url = `${shop.mailboxUrl}/api/v1/search?query=${encodeURIComponent(`to:${email}`)}`;
    const list = (await (await fetch(url)).json()) as { messages: { ID: string; Subject: string }[] };
    return list.messages.find((message) => subject.test(message.Subject))?.ID;
  }, 20);
  return (await (await fetch(`${shop.mailboxUrl}/api/v1/message/${id}`)).json()) as Email;
}

/** The first address of the shop in an email that contains `part`, without the origin. */
export function linkIn(shop: SharedShop, letter: Email, part: string): string {
  const line = letter.Text.split('\n').find((text) => text.startsWith(shop.origin) && text.includes(part));
  if (!line) throw new Error(`no link with ${part} in:\n${letter.Text}`);
  return line.trim().slice(shop.origin.length);
}
