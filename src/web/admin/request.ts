import type { APIContext } from 'astro';
import type { z } from 'zod';
import { t } from '#messages/t.ts';
import type { Account } from '#shop/accounts/account.ts';
import { may, type Permission } from '#shop/accounts/permissions.ts';
import { runForm } from '../forms/handle-form.ts';
import { type Input, readInput } from '../forms/read-form.ts';
import { requireStaff } from '../visitor/account.ts';
import { isAdminPath } from './paths.ts';

/**
 * Called first by every admin page: checks that the account may see it and, for a form, that it may make the change.
 * @param acts.change left out by a page that takes no form.
 * @returns the account, or the response to send instead: a redirect to the sign-in page, 404 or 405.
 */
export async function openAdminPage(
  context: APIContext,
  acts: { readonly see: Permission; readonly change?: Permission },
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

export interface FormResult {
  /** The response to send; null when the page is to be shown. */
  readonly answer: Response | null;
  /** What the form held, so that nothing has to be typed again; null when none was sent. */
  readonly texts: Readonly<Record<string, string>> | null;
}

/**
 * Runs the form that an admin page posts to itself. After a refusal the page is shown again, with its status and the
 * reason in `locals.problem`.
 * @param act returns null to show the page as it is, with what was typed.
 * @param most how many fields it may have.
 */
export async function handleAdminForm(
  context: APIContext & { readonly response?: { status?: number } },
  act: (input: Input) => Promise<Response | null>,
  most?: number,
): Promise<FormResult> {
  if (context.request.method !== 'POST') return { answer: null, texts: null };
  let texts: FormResult['texts'] = null;
  const { result, problem } = await runForm(async (keepValues) => {
    const input = await readInput(context.request, most);
    texts = input.texts;
    keepValues(texts);
    return act(input);
  });
  if (problem) {
    context.locals.problem = problem;
    if (context.response) context.response.status = problem.status;
  }
  return { answer: result, texts };
}

/** The query of an admin list, or the page that says it is not valid. */
export function readAdminQuery<T>(context: APIContext, schema: z.ZodType<T>): T | Promise<Response> {
  const given = Object.fromEntries(context.url.searchParams);
  const parsed = schema.safeParse(given);
  const isStorable = Object.values(given).every((text) => !text.includes('\0') && text.isWellFormed());
  if (parsed.success && isStorable) return parsed.data;
  return badRequest(context, t('This list cannot be shown: its web address is wrong.'));
}

/** The page that says that the query is not valid. */
export function badRequest(context: APIContext, message: string): Promise<Response> {
  context.locals.problem = { status: 400, code: 'invalid_query', message, fields: {}, values: {} };
  return context.rewrite('/bad-request');
}

/** Whether a page that says what went wrong is shown in the admin: staff asked for a page of it. */
export async function isForStaff({ originPathname, locals }: APIContext): Promise<boolean> {
  if (!isAdminPath(originPathname)) return false;
  const account = await locals.account();
  return account !== null && may(account.role, 'admin.enter');
}

/** The actor as history and audit log name it. */
export function actorOf({ userId }: Account): `staff:${string}` {
  return `staff:${userId}`;
}
