import type { AuditField } from '../../kind-admin.ts';

/** How the audit log tells of the fields of goods. */
export const goodsAuditFields: Readonly<Record<string, AuditField>> = {
  attributes: { name: 'Properties', isKept: true },
  contents: { name: 'What is in the box' },
  maker: { name: 'Manufacturer' },
  safety: { name: 'Safety information' },
};
