import type { APIContext } from 'astro';
import { db } from '#lib/db.ts';
import {
  type Browser,
  createVisitor,
  findVisitor,
  signedIn,
  type Visitor,
} from '#shop/customers/identify-visitor.ts';
import { keepVisitorToken, readVisitorToken } from './cookies.ts';

type Asking = Pick<APIContext, 'cookies' | 'locals'>;

/** Asks who this is when somebody wants to know, and only once: the browser, and the account signed in there. */
export function lazyVisitor(context: Asking): () => Promise<Visitor | null> {
  let asked: Promise<Visitor | null> | undefined;
  return () => {
    asked ??= recognise(context);
    return asked;
  };
}

async function recognise({ cookies, locals }: Asking): Promise<Visitor | null> {
  const token = readVisitorToken(cookies);
  const [browser, account] = await Promise.all([token ? findVisitor(db, token) : null, locals.account()]);
  return account ? signedIn(browser, account) : browser;
}

/** Whoever asks, remembered from now on if new: for what it wants to keep. */
export async function rememberedVisitor(context: Asking): Promise<Visitor> {
  return (await context.locals.visitor()) ?? rememberedBrowser(context);
}

/** The same, with a row for the browser too where an account is signed in: for what the browser is to keep. */
export async function rememberedBrowser(context: Asking): Promise<Browser> {
  const [known, account] = await Promise.all([context.locals.visitor(), context.locals.account()]);
  if (known?.id) return { ...known, id: known.id };
  const { visitor, token } = await createVisitor(db);
  keepVisitorToken(context.cookies, token);
  const both = account ? { ...signedIn(visitor, account), id: visitor.id } : visitor;
  context.locals.visitor = () => Promise.resolve(both);
  return both;
}
