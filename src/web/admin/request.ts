import type { APIContext } from 'astro';
import type { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import type { Account } from '#shop/accounts/account.ts';
import type { Act } from '#shop/accounts/permissions.ts';
import { type Input, readInput } from '../forms/read-form.ts';
import { problemOf } from '../http/respond.ts';
import { requireStaff } from '../visitor/account.ts';

/** Longest form of the back office, in bytes: a long lesson, percent-encoded. */
const MAX_BYTES = 524_288;

/**
 * The door of every page of the back office: lets in whoever may see it, and takes a form only from who may make the
 * change. Nobody signed in is sent to sign in; without the role there is nothing here.
 * @param acts.change missing where a page takes no form.
 */
export async function openAdminPage(
  context: APIContext,
  acts: { readonly see: Act; readonly change?: Act },
): Promise<Account | Response> {
  const { method } = context.request;
  const isLooking = method === 'GET' || method === 'HEAD';
  const account = await requireStaff(context, isLooking ? acts.see : (acts.change ?? acts.see));
  if (account instanceof Response || isLooking || (method === 'POST' && acts.change)) return account;
  return new Response(null, {
    status: 405,
    headers: { Allow: acts.change ? 'GET, HEAD, POST' : 'GET, HEAD' },
  });
}

export interface Posted {
  /** Where to go on; null when the page is to be shown. */
  readonly answer: Response | null;
  /** What the form held, so that nothing has to be typed again; null when none was sent. */
  readonly texts: Readonly<Record<string, string>> | null;
}

/**
 * Runs the form that a page of the desk posts to itself. A refusal is put into `locals.problem` and the page is shown
 * again, with its status.
 * @param act returns null to show the page as it is, with what was typed.
 */
export async function handleAdminForm(
  context: APIContext & { readonly response?: { status?: number } },
  act: (input: Input) => Promise<Response | null>,
): Promise<Posted> {
  if (context.request.method !== 'POST') return { answer: null, texts: null };
  let texts: Posted['texts'] = null;
  try {
    const input = await readInput(context.request, MAX_BYTES);
    texts = input.texts;
    return { answer: await act(input), texts };
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    context.locals.problem = problemOf(error, texts ?? {});
    if (context.response) context.response.status = error.status;
    return { answer: null, texts };
  }
}

/** What stands behind the `?`, or the page that says it cannot be read. */
export function readAdminQuery<T>(context: APIContext, schema: z.ZodType<T>): T | Promise<Response> {
  const given = Object.fromEntries(context.url.searchParams);
  const parsed = schema.safeParse(given);
  const isStorable = Object.values(given).every((text) => !text.includes('\0') && text.isWellFormed());
  if (parsed.success && isStorable) return parsed.data;
  const message = 'That list cannot be shown: something in its address is not right.';
  return badRequest(context, message);
}

/** The page for an address that cannot be read. */
export function badRequest(context: APIContext, message: string): Promise<Response> {
  context.locals.problem = { status: 400, code: 'invalid_query', message, fields: {}, values: {} };
  return context.rewrite('/bad-request');
}

/** Who acts, for the history and the audit log. */
export function actorOf({ userId }: Account): `staff:${string}` {
  return `staff:${userId}`;
}
