import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What passes for Apple Wallet are signed with; all three as PEM. */
export interface AppleCertificate {
  readonly certificate: string;
  readonly key: string;
  /** Apple's own certificate that vouches for it: "Worldwide Developer Relations". */
  readonly intermediate: string;
  /** As the certificate names it: `pass.org.example.tickets`. */
  readonly passTypeIdentifier: string;
  readonly teamIdentifier: string;
}

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const KEY = /-----BEGIN (?:RSA )?PRIVATE KEY-----[^-]+-----END (?:RSA )?PRIVATE KEY-----/;

/**
 * Reads a PEM file with a pass type certificate, its private key and the certificate that vouches for it, in any order.
 * @throws Error that says what is wrong with the file.
 */
export function readAppleCertificate(path: string): AppleCertificate {
  const text = textOf(path);
  const [key] = KEY.exec(text) ?? [];
  if (!key) throw new Error('must be a PEM file that holds a private key without a passphrase');
  const privateKey = createPrivateKey(key);
  const all = [...text.matchAll(CERTIFICATES)].map(([pem]) => new X509Certificate(pem));
  const own = all.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (!own) throw new Error('must hold the certificate of its private key');
  const above = all.find((certificate) => certificate !== own && own.checkIssued(certificate));
  if (!above) throw new Error('must hold the certificate by Apple that vouches for the other one');
  const passTypeIdentifier = valueIn(own.subject, 'UID');
  const teamIdentifier = valueIn(own.subject, 'OU');
  if (!passTypeIdentifier || !teamIdentifier)
    throw new Error('must be a pass type certificate: it names no pass type (UID) and team (OU)');
  const [certificate, intermediate] = [own.toString(), above.toString()];
  return { certificate, key, intermediate, passTypeIdentifier, teamIdentifier };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Error('must be the path of a PEM file that can be read');
  }
}

/** Of a subject as Node writes it, a line for each part. */
function valueIn(subject: string, name: string): string | null {
  const line = subject.split('\n').find((part) => part.startsWith(`${name}=`));
  return line?.slice(name.length + 1) ?? null;
}
