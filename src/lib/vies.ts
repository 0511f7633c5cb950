import { z } from 'zod';

/** What the register of VAT IDs of the EU says of one. */
export type ViesAnswer =
  | {
      readonly is: 'valid' | 'invalid';
      /** The number by which it proves that it was asked; null where no one was named who asks. */
      readonly consultation: string | null;
      readonly name: string | null;
    }
  | { readonly is: 'unavailable'; readonly why: string };

/** A VAT ID in two parts: `EL` for Greece, `XI` for Northern Ireland. */
export interface ViesId {
  readonly country: string;
  readonly number: string;
}

export interface ViesQuestion {
  readonly vatId: ViesId;
  /** Who asks. Only then the answer has a number. */
  readonly requester: ViesId | null;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 100_000;

const text = z.string().max(2000).nullish();
const answered = z.looseObject({ valid: z.boolean(), requestIdentifier: text, name: text });
const refused = z.looseObject({
  errorWrappers: z.array(z.looseObject({ error: z.string().max(200) })).min(1),
});

/**
 * Asks VIES about a VAT ID, over the network: never in a transaction. Whatever else it answers than valid or invalid is
 * `unavailable`. @param base of its REST interface.
 */
export async function askVies(
  base: string,
  question: ViesQuestion,
  timeoutMs = TIMEOUT_MS,
): Promise<ViesAnswer> {
  const answer = await ask(base, question, timeoutMs);
  const isAboutUs = answer.is === 'unavailable' && answer.why === 'INVALID_REQUESTER_INFO';
  return isAboutUs && question.requester ? ask(base, { ...question, requester: null }, timeoutMs) : answer;
}

async function ask(base: string, { vatId, requester }: ViesQuestion, timeoutMs: number): Promise<ViesAnswer> {
  const asks = requester && {
    requesterMemberStateCode: requester.country,
    requesterNumber: requester.number,
  };
  try {
    const response = await fetch(`${base}/check-vat-number`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ countryCode: vatId.country, vatNumber: vatId.number, ...asks }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return readAnswer(response.status, JSON.parse(await shortText(response)));
  } catch (error) {
    return { is: 'unavailable', why: error instanceof Error ? error.name : 'no answer' };
  }
}

function readAnswer(status: number, body: unknown): ViesAnswer {
  const refusal = refused.safeParse(body).data?.errorWrappers[0]?.error;
  if (refusal === 'INVALID_INPUT') return { is: 'invalid', consultation: null, name: null };
  const answer = answered.safeParse(body).data;
  if (refusal !== undefined || status !== 200 || !answer)
    return { is: 'unavailable', why: refusal ?? `status ${status}` };
  const { valid, requestIdentifier, name } = answer;
  return {
    ...{ is: valid ? 'valid' : 'invalid', consultation: requestIdentifier?.trim().slice(0, 60) || null },
    // Some countries keep the names to themselves.
    name: /^[\s-]*$/.test(name ?? '') ? null : (name?.trim().slice(0, 300) ?? null),
  };
}

/** @throws Error for an answer that is far too long. */
async function shortText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error('too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
