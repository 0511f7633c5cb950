import type { Tx } from '#lib/db.ts';
import { endProofs } from '../customers/proof-store.ts';
import { findCustomerOfUser } from '../customers/store.ts';
import { deleteSessionsOf } from './store.ts';

/**
 * After a new password: ends every session of the account, what its browsers may see without one, and the links of the
 * emails sent so far.
 * @param except the session and browser that set it.
 * @returns the hashes of the ended sessions' tokens, for `forgetSessions` after the commit.
 */
export async function signOutEverywhere(
  tx: Tx,
  userId: string,
  except: { readonly sessionId?: string; readonly visitorId?: string | null } = {},
): Promise<string[]> {
  const customerId = await findCustomerOfUser(tx, userId);
  if (customerId) await endProofs(tx, customerId, except.visitorId ?? null);
  return deleteSessionsOf(tx, userId, except.sessionId);
}
