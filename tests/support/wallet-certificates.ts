import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import forge from 'node-forge';

interface Issued {
  readonly certificate: forge.pki.Certificate;
  readonly key: string;
  readonly pem: string;
}

type Subject = Readonly<Record<'CN' | 'OU' | 'UID', string>>;

/** Types of a subject's parts, by the names that certificates print. */
const TYPES = { CN: '2.5.4.3', OU: '2.5.4.11', UID: '0.9.2342.19200300.100.1.1' };

function issue(subject: Partial<Subject>, issuer?: Issued): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = '01';
  certificate.validity.notAfter.setFullYear(certificate.validity.notBefore.getFullYear() + 1);
  const parts = Object.entries(subject).map(([name, value]) => ({
    type: TYPES[name as keyof Subject],
    value,
  }));
  certificate.setSubject(parts);
  certificate.setIssuer(issuer ? issuer.certificate.subject.attributes : parts);
  certificate.sign(forge.pki.privateKeyFromPem(issuer?.key ?? privateKey), forge.md.sha256.create());
  return { certificate, key: privateKey, pem: forge.pki.certificateToPem(certificate) };
}

/** A PEM file as an owner gets it from Apple, of an authority made here. @param subject of the pass type certificate. */
export function writeAppleCertificate(
  path: string,
  subject: Partial<Subject> = { UID: 'pass.org.example.tickets', CN: 'Pass Type', OU: 'TEAM123456' },
): { readonly publicKey: string } {
  const authority = issue({ CN: 'Worldwide Developer Relations' });
  const own = issue(subject, authority);
  writeFileSync(path, [authority.pem, own.pem, own.key].join('\n'));
  return { publicKey: forge.pki.publicKeyToPem(own.certificate.publicKey as forge.pki.rsa.PublicKey) };
}

/** The JSON key of a service account, with an issuer. */
export function writeGoogleAccount(path: string, more: object = {}): { readonly publicKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const account = { issuer_id: '338800000', client_email: 'shop@example.iam.gserviceaccount.com' };
  writeFileSync(path, JSON.stringify({ ...account, private_key: privateKey, ...more }));
  return { publicKey };
}
