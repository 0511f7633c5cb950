import { t } from '#messages/t.ts';
import type { ListedCustomer } from '#shop/reports/customers-store.ts';
import { type CustomerQuery, customerQuery, listCustomers } from '#shop/reports/list-customers.ts';
import { shopZoneName } from '#shop/settings/zone.ts';
import { practiceLabel } from '../labels.ts';
import { adminPaths } from '../paths.ts';
import type { AdminList, Column, FilterField } from './list.ts';

const columns: readonly Column<ListedCustomer>[] = [
  {
    ...{ key: 'email', look: 'long' },
    head: () => t('Email'),
    cell: ({ email, isPractice }) => ({
      ...{ is: 'text', text: email ?? '', href: adminPaths.customer(email ?? '') },
      badge: isPractice ? practiceLabel : null,
    }),
  },
  {
    key: 'name',
    head: () => t('Name'),
    cell: ({ firstName, lastName }) => ({ is: 'text', text: `${firstName} ${lastName}`.trim() }),
  },
  {
    key: 'proven',
    head: () => t('Email address'),
    cell: ({ isProven }) => ({ is: 'text', text: isProven ? t('Verified') : t('Not verified') }),
  },
  {
    key: 'account',
    head: () => t('Account'),
    cell: ({ hasAccount }) => ({ is: 'text', text: hasAccount ? t('Yes') : t('Guest') }),
  },
  {
    ...{ key: 'orders', look: 'figure' },
    head: () => t('Paid orders'),
    cell: ({ orderCount }) => ({ is: 'count', count: orderCount }),
  },
  {
    ...{ key: 'since', look: 'short' },
    head: () => t('Since ({zone})', { zone: shopZoneName() }),
    cell: ({ createdAt }) => ({ is: 'time', at: createdAt }),
  },
];

const filters = async (): Promise<FilterField[]> => [
  { name: 'q', label: t('Email, name, order number or card’s last four'), type: 'search' },
  {
    ...{ name: 'account', label: t('Account') },
    options: [
      { value: '', text: t('Any') },
      { value: 'yes', text: t('Yes') },
      { value: 'no', text: t('Guest') },
    ],
  },
];

/** The customers that are not erased, newest first. */
export const customerList: AdminList<ListedCustomer, CustomerQuery> = {
  ...{ path: adminPaths.customers, see: 'customers.read', take: 'customers.export', name: 'customers' },
  title: () => t('Customers'),
  caption: () => t('Customers, newest first'),
  query: customerQuery,
  shape: () => 'instant',
  read: listCustomers,
  ...{ columns, filters },
  empty: {
    none: () => t('No customers found'),
    noneYet: () => t('No customers yet'),
    all: () => t('See all customers'),
    start: () => t('Customers appear here once they check out.'),
  },
};
