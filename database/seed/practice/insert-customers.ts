import { secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { emailKey } from '#shop/customers/email.ts';
import { orders } from './orders.ts';
import { type Person, type PersonName, people } from './people.ts';

export const DAY_SECONDS = 86_400;

export interface Buyer {
  readonly customerId: string;
  readonly email: string;
  readonly isProven: boolean;
}

/**
 * Adds the customers of the practice orders.
 * @param at now; orders count their days back from here.
 * @returns those that were added: an address that has a customer already is left alone.
 */
export async function insertPracticeCustomers(tx: Tx, at: Date): Promise<ReadonlyMap<PersonName, Buyer>> {
  const entries = Object.entries(people) as [PersonName, Person][];
  const added = await tx
    .insertInto('customers')
    .values(entries.map(([name, person]) => customerOf(name, person, at)))
    .onConflict((conflict) => conflict.column('emailKey').doNothing())
    .returning(['id', 'email'])
    .execute();
  const idOf = new Map(added.map(({ id, email }) => [email, id]));
  return new Map(
    entries.flatMap(([name, { email, isProven = true }]) => {
      const customerId = idOf.get(email);
      return customerId ? [[name, { customerId, email, isProven }] as const] : [];
    }),
  );
}

function customerOf(name: PersonName, { firstName, lastName, email, isProven = true }: Person, at: Date) {
  const first = Math.max(...orders.filter(({ buyer }) => buyer === name).map(({ daysAgo }) => daysAgo));
  const createdAt = secondsFrom(-first * DAY_SECONDS, at);
  return {
    ...{ firstName, lastName, email, emailKey: emailKey(email), isPractice: true, createdAt },
    emailProvenAt: isProven ? secondsFrom(600, createdAt) : null,
  };
}
