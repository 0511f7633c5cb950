import type { Db } from '#lib/db.ts';
import { emailKey } from '../customers/email.ts';
import {
  type CustomerCourse,
  listCustomerCourses,
} from '../products/kinds/course/learning/own-courses-store.ts';
import { type CustomerOrder, findCustomer, listCustomerOrders } from './customers-store.ts';

export interface CustomerView {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly createdAt: Date;
  readonly provenAt: Date | null;
  /** The account of that address, if the address has been proven. */
  readonly account: { readonly role: string; readonly isBanned: boolean; readonly createdAt: Date } | null;
  readonly orders: readonly CustomerOrder[];
  readonly courses: readonly CustomerCourse[];
}

/** One customer by address, with the latest 100 orders and 200 courses; null if there is none. */
export async function viewCustomer(db: Db, email: string): Promise<CustomerView | null> {
  const row = await findCustomer(db, emailKey(email));
  if (!row?.email) return null;
  const { role, banned, accountCreatedAt, ...customer } = row;
  const [orders, courses] = await Promise.all([
    listCustomerOrders(db, row.id),
    listCustomerCourses(db, row.id),
  ]);
  const account =
    role && accountCreatedAt ? { role, isBanned: banned ?? false, createdAt: accountCreatedAt } : null;
  return { ...customer, email: row.email, account, orders, courses };
}
