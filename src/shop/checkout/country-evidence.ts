import type { Evidence } from '../pricing/tax/evidence.ts';
import type { OrderTax } from '../pricing/tax/tax-items.ts';
import type { OrderDelivery } from '../shipping/order-store.ts';
import type { Business } from './business.ts';

/** What a checkout tells of the country of its buyer; nothing where that decides no tax. The card's comes with the payment. */
export function countryEvidence(
  tax: OrderTax | null,
  delivery: OrderDelivery | null,
  business: Business | null,
): readonly Evidence[] {
  const country = tax?.buyerCountry ?? null;
  if (country === null) return [];
  const vatCountry = business?.vatId?.country;
  return [
    ...(delivery ? ofAddresses(delivery, country) : [{ kind: 'chosen', country } as const]),
    // Northern Ireland has letters of its own.
    ...(vatCountry ? [{ kind: 'vat_id', country: vatCountry === 'XI' ? 'GB' : vatCountry } as const] : []),
  ];
}

/** One address that is both is one piece. What is picked up is delivered nowhere. */
function ofAddresses({ delivery, billing, shipping }: OrderDelivery, country: string): Evidence[] {
  const isSent = delivery !== null && shipping.kind !== 'pickup';
  if (billing === null && isSent) return [{ kind: 'delivery', country: delivery.country }];
  return [
    { kind: 'billing', country: billing?.country ?? country },
    ...(isSent ? [{ kind: 'delivery', country: delivery.country } as const] : []),
  ];
}
