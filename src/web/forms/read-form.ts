import type { z } from 'zod';
import { refuseAll, ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { bodyLimit, TOO_LARGE } from '../http/body-limits.ts';
import type { RouteRequest } from '../http/route-context.ts';

/** A form or a JSON object as it was sent, not yet checked. */
export interface Input {
  readonly values: Readonly<Record<string, unknown>>;
  /** The values that are texts, for a form that is shown again. */
  readonly texts: Readonly<Record<string, string>>;
}

const MAX_FIELDS = 100;

/**
 * Reads a form or JSON body of at most what its address takes.
 * @param most how many fields it may have.
 * @throws ShopError 413 `body_too_large`, 415 `unknown_content_type`, 400 `unreadable_body`.
 */
export async function readInput(request: RouteRequest, most = MAX_FIELDS): Promise<Input> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const body = await readText(request, bodyLimit(new URL(request.url).pathname));
  const values = type === 'application/json' ? fromJson(body, most) : fromForm(type, body, most);
  const texts = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return { values, texts };
}

/** What a field says whose schema names no reason: nothing that our own forms send. */
const invalid = () => t('This is not valid.');

/** @throws ShopError 422 `invalid_input` with the reason at each field. */
export function parseInput<T>(schema: z.ZodType<T>, input: Input): T {
  const parsed = schema.safeParse(input.values, { error: invalid });
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? 'form')] ??= issue.message;
  const [first = t('Something in the form is wrong.')] = Object.values(fields);
  throw new ShopError('invalid_input', 422, first, fields);
}

/**
 * The same; what the schema refuses is told together with what `more` refuses of the texts, which is asked only then.
 * @throws ShopError with the reason at each field.
 */
export async function parseInputAnd<T>(
  schema: z.ZodType<T>,
  input: Input,
  more: (texts: Input['texts']) => Promise<unknown>,
): Promise<T> {
  try {
    return parseInput(schema, input);
  } catch (error) {
    const again = () => {
      throw error;
    };
    await refuseAll([again, () => more(input.texts)]);
    throw error;
  }
}

/** The body as text; stops reading after `maxBytes`. */
export async function readText(request: Pick<RouteRequest, 'body'>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new ShopError('body_too_large', 413, t(TOO_LARGE));
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw unreadable();
  }
}

function fromJson(body: string, most: number): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw unreadable();
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw unreadable();
  const entries = Object.entries(json);
  if (entries.length > most) throw unreadable();
  return checkCharacters(entries);
}

function fromForm(type: string | undefined, body: string, most: number): Record<string, unknown> {
  if (type !== undefined && type !== '' && type !== 'application/x-www-form-urlencoded') {
    throw new ShopError('unknown_content_type', 415, t('Send a form or JSON.'));
  }
  const entries = [...new URLSearchParams(body)];
  const isRepeated = new Set(entries.map(([name]) => name)).size !== entries.length;
  if (entries.length > most || isRepeated) throw unreadable();
  return checkCharacters(entries);
}

/** PostgreSQL stores no NUL and no lone surrogate: they are refused here, with a reason. */
function checkCharacters(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const isBad = (value: unknown) =>
    typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());
  const bad = entries.find(([, value]) => isBad(value));
  if (bad) {
    const text = t('This text has characters that cannot be stored.');
    throw new ShopError('invalid_input', 422, text, { [bad[0]]: text });
  }
  return Object.fromEntries(entries);
}

function unreadable(): ShopError {
  return new ShopError('unreadable_body', 400, t('The request could not be read.'));
}
