import type { z } from 'zod';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Licence } from '#shop/products/kinds/download/licences/use-licence.ts';
import { parseInput, readInput } from '../forms/read-form.ts';
import { json, problemOf } from '../http/respond.ts';
import type { RouteContext } from '../http/route-context.ts';
import { enforceLimit } from '../http/route-limits.ts';

/** Answers a program that asks about a licence: always JSON, with `valid` and, where it is not, the reason under `error`. */
export async function answerLicence<Asked>(
  context: RouteContext,
  schema: z.ZodType<Asked>,
  use: (on: typeof db, input: Asked) => Promise<Licence>,
): Promise<Response> {
  try {
    await enforceLimit(context, 'licence');
    const licence = await use(db, parseInput(schema, await readInput(context.request)));
    return json({ valid: true, licence });
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    const { status, code, message, fields, retryAfterSeconds } = problemOf(error);
    const response = json({ valid: false, error: { code, message, fields } }, status);
    if (retryAfterSeconds) response.headers.set('Retry-After', String(retryAfterSeconds));
    return response;
  }
}
