import { areaOf } from './territory.ts';

/** What can tell the country of a buyer; `account`: what was confirmed with an earlier order, `confirmed`: with this one. */
export const evidenceKinds = [
  'chosen',
  'billing',
  'delivery',
  'vat_id',
  'card',
  'account',
  'confirmed',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A piece of evidence of the country in which a buyer is. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** `unclear`: a piece names another country, and no two name the one that was taxed. */
export type Verdict = 'agreed' | 'single' | 'unclear';

/**
 * What the pieces say of the country by which an order was taxed. Two that name it are enough, whatever a third one says
 * (Art. 24b of Regulation 282/2011). Countries that are one area of tax are one.
 */
export function judgeEvidence(country: string, pieces: readonly Evidence[]): Verdict {
  const area = areaOf(country);
  const forIt = pieces.filter((piece) => areaOf(piece.country) === area).length;
  if (forIt >= 2) return 'agreed';
  return forIt < pieces.length ? 'unclear' : 'single';
}
