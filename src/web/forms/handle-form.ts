import type { APIContext } from 'astro';
import type { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import { type Problem, problemOf, respondWithProblem, wantsJson } from '../http/respond.ts';
import type { RouteContext } from '../http/route-context.ts';
import { type Input, parseInput, readInput } from './read-form.ts';

type Texts = Readonly<Record<string, string>>;
/** @param keepValues sets what the form shows again after a refusal. */
type Action<T> = (keepValues: (values: Texts) => void) => Promise<T>;

/** Fields that are never shown again. */
const SECRETS = new Set(['password', 'present']);

/** Runs the action of a form. @returns its result, or the problem if the shop refused it. */
export async function runForm<T>(
  action: Action<T>,
): Promise<{ result: T; problem: null } | { result: null; problem: Problem }> {
  let values: Texts = {};
  try {
    const result = await action((given) => {
      values = given;
    });
    return { result, problem: null };
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    return { result: null, problem: problemOf(error, values) };
  }
}

/**
 * A form that is posted to a route of its own; after a refusal its page is shown again.
 * @param page the path of the page with the form.
 */
export async function handleForm(
  context: RouteContext,
  page: string | ((values: Texts) => string),
  action: Action<Response>,
): Promise<Response> {
  const { result, problem } = await runForm(action);
  if (!problem) return result;
  return respondWithProblem(context, problem, typeof page === 'string' ? page : page(problem.values));
}

/**
 * A form that a page posts to itself.
 * @returns null when the page is to be shown: for the first time, or again with the reason in `locals.problem`.
 */
export async function handlePageForm(
  context: APIContext,
  action: Action<Response>,
): Promise<Response | null> {
  if (context.request.method !== 'POST') return null;
  const { result, problem } = await runForm(action);
  if (!problem) return result;
  if (wantsJson(context.request)) return respondWithProblem(context, problem, context.url.pathname);
  context.locals.problem = problem;
  return null;
}

/** The same with its fields read and checked; after a refusal all but passwords are shown again. */
export function handlePageInput<T>(
  context: APIContext,
  schema: z.ZodType<T>,
  action: (input: T) => Promise<Response>,
): Promise<Response | null> {
  return handlePageForm(context, async (keepValues) => {
    const input = await readInput(context.request);
    keepValues(withoutSecrets(input));
    return action(parseInput(schema, input));
  });
}

function withoutSecrets({ texts }: Input): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => !SECRETS.has(name)));
}
