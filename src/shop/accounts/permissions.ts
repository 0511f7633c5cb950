/** Whoever signs in has one of these; the later, the more. */
export const roles = ['user', 'supporter', 'admin', 'super_admin'] as const;
export type Role = (typeof roles)[number];

/** The one table of who may do what. What is not listed nobody may do; a shopper's own things need no line here. */
const table = {
  'admin.enter': ['supporter', 'admin', 'super_admin'],
  'products.read': ['supporter', 'admin', 'super_admin'],
  'products.write': ['admin', 'super_admin'],
  'products.publish': ['admin', 'super_admin'],
  'orders.read': ['supporter', 'admin', 'super_admin'],
  'orders.refund': ['admin', 'super_admin'],
  'orders.cancel': ['supporter', 'admin', 'super_admin'],
  'customers.read': ['supporter', 'admin', 'super_admin'],
  'customers.write': ['admin', 'super_admin'],
  'reviews.read': ['supporter', 'admin', 'super_admin'],
  'reviews.decide': ['admin', 'super_admin'],
  'audit.read': ['admin', 'super_admin'],
  'accounts.ban': ['admin', 'super_admin'],
  'accounts.role': ['super_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;

export const permissions = Object.keys(table) as readonly Permission[];

export function may(role: Role, act: Permission): boolean {
  return (table[act] as readonly Role[]).includes(role);
}

/** Whether the role opens anything behind `/admin`. */
export function isStaff(role: Role): boolean {
  return may(role, 'admin.enter');
}

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
