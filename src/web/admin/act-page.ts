import type { APIContext } from 'astro';
import type { z } from 'zod';
import { db } from '#lib/db.ts';
import type { Account } from '#shop/accounts/account.ts';
import type { StaffActor } from '#shop/accounts/audit.ts';
import type { Permission } from '#shop/accounts/permissions.ts';
import { isOrderNumber } from '#shop/orders/order.ts';
import { findOrder, type OrderRow } from '#shop/orders/store.ts';
import { parseInput } from '../forms/read-form.ts';
import { seeOther } from '../http/respond.ts';
import { actorOf, handleAdminForm, openAdminPage } from './request.ts';

/** A page on which staff first see what an act would do, and then do it. */
interface Act<Subject, Form extends { readonly step: string }, Plan> {
  readonly needs: Permission;
  /** What it is done to; null is a 404, a response is sent as it is. */
  readonly find: () => Promise<Subject | Response | null>;
  readonly schema: z.ZodType<Form>;
  /** What it would do; called for the step `look`. */
  readonly plan: (subject: Subject, form: Form) => Promise<Plan> | Plan;
  /** Does it. @returns the path of the page to show then. */
  readonly run: (subject: Subject, form: Form, actor: StaffActor) => Promise<string>;
}

interface ActPage<Subject, Plan> {
  readonly account: Account;
  readonly subject: Subject;
  /** What it would do; null while the form is filled in. */
  readonly preview: Plan | null;
  /** What the form held, by field. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** Of the form: sent twice, it acts once. */
  readonly key: string;
}

/**
 * Opens such a page: checks the role, finds the subject and handles the form.
 * @returns what the page shows, or the response to send instead.
 */
export async function openActPage<Subject, Form extends { readonly step: string }, Plan>(
  context: APIContext,
  { needs, find, schema, plan, run }: Act<Subject, Form, Plan>,
): Promise<ActPage<Subject, Plan> | Response> {
  const account = await openAdminPage(context, { see: needs, change: needs });
  if (account instanceof Response) return account;
  const subject = await find();
  if (subject instanceof Response) return subject;
  if (subject === null) return context.rewrite('/404');
  const looked: { plan: Plan | null } = { plan: null };
  const { answer, texts } = await handleAdminForm(context, async (input) => {
    const form = parseInput(schema, input);
    if (form.step !== 'look') return seeOther(await run(subject, form, actorOf(account)));
    looked.plan = await plan(subject, form);
    return null;
  });
  if (answer) return answer;
  const values = texts ?? {};
  return {
    ...{ account, subject, preview: looked.plan, values },
    errors: context.locals.problem?.fields ?? {},
    key: (looked.plan && values['key']) || crypto.randomUUID(),
  };
}

/** The order that the address names. */
export async function findNamedOrder({ params: { number = '' } }: APIContext): Promise<OrderRow | null> {
  return isOrderNumber(number) ? findOrder(db, { number }) : null;
}
