import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What links that save to Google Wallet are signed with. */
export interface GoogleAccount {
  readonly issuerId: string;
  /** Address of the service account. */
  readonly email: string;
  /** As PEM. */
  readonly key: string;
}

const account = z.object({
  issuer_id: z.string().regex(/^\d+$/),
  client_email: z.email(),
  private_key: z.string().refine(isKey),
});

/**
 * Reads the key file of a service account, to which the issuer's number was added as `issuer_id`.
 * @throws Error that says what is wrong with the file.
 */
export function readGoogleAccount(path: string): GoogleAccount {
  const parsed = account.safeParse(jsonIn(path));
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path: [name] }) => String(name ?? 'the file')))];
    throw new Error(`must be the JSON key of a service account, with issuer_id: look at ${names.join(', ')}`);
  }
  const { issuer_id: issuerId, client_email: email, private_key: key } = parsed.data;
  return { issuerId, email, key };
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error('must be the path of a JSON file that can be read');
  }
}

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
