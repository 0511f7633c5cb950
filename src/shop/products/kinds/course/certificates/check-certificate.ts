import type { Db } from '#lib/db.ts';
import type { Visitor } from '../../../../customers/store.ts';
import type { Certificate } from './certificate.ts';
import { parseCertificateNumber } from './certificate.ts';
import { type CheckedCertificate, findCertificate, findOwnCertificate } from './store.ts';

/** The certificate with this number, however it is typed; null if there is none. */
export async function checkCertificate(db: Db, text: string): Promise<CheckedCertificate | null> {
  const number = parseCertificateNumber(text);
  return number === null ? null : findCertificate(db, number);
}

/** The certificate with this number if it is valid and the visitor's own; else null. */
export async function ownCertificate(
  db: Db,
  text: string,
  visitor: Visitor | null,
): Promise<Certificate | null> {
  const number = parseCertificateNumber(text);
  return visitor && number !== null ? findOwnCertificate(db, number, visitor) : null;
}
