import { db } from '#lib/db.ts';
import {
  type Browser,
  createVisitor,
  findVisitor,
  type Visitor,
  visitorWithAccount,
} from '#shop/customers/identify-visitor.ts';
import { type Cookies, readVisitorToken, setVisitorToken } from './cookies.ts';

interface RequestContext {
  readonly cookies: Cookies;
  readonly locals: Pick<App.Locals, 'account' | 'visitor'>;
}

/** What tells who asks. */
interface Asking {
  readonly cookies: Cookies;
  readonly locals: Pick<App.Locals, 'account'>;
}

/** Identifies the visitor (browser and account) when it is first asked for, once per request. */
export function lazyVisitor(context: Asking): () => Promise<Visitor | null> {
  let visitor: Promise<Visitor | null> | undefined;
  return () => {
    visitor ??= identify(context);
    return visitor;
  };
}

async function identify({ cookies, locals }: Asking): Promise<Visitor | null> {
  const token = readVisitorToken(cookies);
  const [browser, account] = await Promise.all([token ? findVisitor(db, token) : null, locals.account()]);
  return account ? visitorWithAccount(browser, account) : browser;
}

/** The visitor; a new one gets a row and a cookie, so that something can be stored for it. */
export async function ensureVisitor(context: RequestContext): Promise<Visitor> {
  return (await context.locals.visitor()) ?? ensureBrowser(context);
}

/** The same, with a row for the browser even if an account is signed in: for what is stored per browser. */
export async function ensureBrowser(context: RequestContext): Promise<Browser> {
  const [known, account] = await Promise.all([context.locals.visitor(), context.locals.account()]);
  if (known?.id) return { ...known, id: known.id };
  const { visitor, token } = await createVisitor(db);
  setVisitorToken(context.cookies, token);
  const both = account ? { ...visitorWithAccount(visitor, account), id: visitor.id } : visitor;
  context.locals.visitor = () => Promise.resolve(both);
  return both;
}
