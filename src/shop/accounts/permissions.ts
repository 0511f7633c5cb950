/** Every account has one of these; a later one may do more. */
export const roles = ['user', 'supporter', 'admin', 'super_admin'] as const;
export type Role = (typeof roles)[number];

/** Which roles may do what. What a shopper owns needs no permission. */
const table = {
  'admin.enter': ['supporter', 'admin', 'super_admin'],
  'products.read': ['supporter', 'admin', 'super_admin'],
  'products.write': ['admin', 'super_admin'],
  'products.publish': ['admin', 'super_admin'],
  'promotions.read': ['supporter', 'admin', 'super_admin'],
  'promotions.write': ['admin', 'super_admin'],
  'stock.read': ['supporter', 'admin', 'super_admin'],
  'stock.write': ['admin', 'super_admin'],
  'orders.export': ['admin', 'super_admin'],
  'orders.read': ['supporter', 'admin', 'super_admin'],
  /** Orders of money for a customer, and money that came past Stripe. */
  'orders.make': ['admin', 'super_admin'],
  'invoices.export': ['admin', 'super_admin'],
  'orders.refund': ['admin', 'super_admin'],
  'orders.handle': ['supporter', 'admin', 'super_admin'],
  'orders.ship': ['supporter', 'admin', 'super_admin'],
  'returns.handle': ['supporter', 'admin', 'super_admin'],
  'orders.cancel': ['supporter', 'admin', 'super_admin'],
  'orders.email': ['supporter', 'admin', 'super_admin'],
  'access.change': ['admin', 'super_admin'],
  'notes.write': ['supporter', 'admin', 'super_admin'],
  'customers.read': ['supporter', 'admin', 'super_admin'],
  'customers.export': ['admin', 'super_admin'],
  'customers.write': ['admin', 'super_admin'],
  'attendees.read': ['supporter', 'admin', 'super_admin'],
  'attendees.write': ['supporter', 'admin', 'super_admin'],
  'attendees.export': ['admin', 'super_admin'],
  'events.check_in': ['supporter', 'admin', 'super_admin'],
  'reviews.read': ['supporter', 'admin', 'super_admin'],
  'reviews.decide': ['admin', 'super_admin'],
  'audit.read': ['admin', 'super_admin'],
  'settings.change': ['admin', 'super_admin'],
  'accounts.ban': ['admin', 'super_admin'],
  'accounts.role': ['super_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;

export const permissions = Object.keys(table) as readonly Permission[];

export function may(role: Role, permission: Permission): boolean {
  return (table[permission] as readonly Role[]).includes(role);
}

/** Whether the role may enter the admin. */
export function isStaff(role: Role): boolean {
  return may(role, 'admin.enter');
}

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
