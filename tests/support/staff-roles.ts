import type { Role } from '#shop/accounts/permissions.ts';
import { aMember, anAddress, type Person } from './people.ts';
import { asAdmin } from './services.ts';
import type { SharedShop } from './shared-shop.ts';

/** Somebody signed in at a running shop, with a role. */
export async function aMemberOfStaff(shop: SharedShop, role: Role, email = anAddress()): Promise<Person> {
  const person = await aMember(shop, email);
  await giveRole(shop, email, role);
  return person;
}

export async function giveRole(shop: SharedShop, email: string, role: Role): Promise<void> {
  await asAdmin(shop.database.adminUrl, (client) =>
    client.query('update users set role = $1 where email = $2', [role, email]),
  );
}
