import { db } from '#lib/db.ts';
import { applyCode, removeCode } from '#shop/cart/apply-code.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { runForm } from '../forms/handle-form.ts';
import type { Problem } from '../http/respond.ts';
import { type Cookies, forgetCode, readCode } from '../visitor/cookies.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * What the code buttons inside the checkout's form ask for: everything else that was typed there is shown again.
 * @returns the refusal; null where there is none, or another button was pressed.
 */
export async function changeCodes(
  visitor: Visitor | null,
  texts: Texts,
  cookies: Cookies,
): Promise<Problem | null> {
  const { act = '', code = '' } = texts;
  if (!visitor) return null;
  const { problem } = await runForm(async (keep) => {
    keep(texts);
    if (act === 'apply') await applyCode(db, visitor, code);
    if (!act.startsWith('remove ')) return;
    await removeCode(db, visitor, act.slice('remove '.length));
    if (readCode(cookies) !== null) forgetCode(cookies);
  });
  return problem;
}
