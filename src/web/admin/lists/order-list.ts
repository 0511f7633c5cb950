import { t, translate } from '#messages/t.ts';
import { orderStateOf } from '#shop/orders/order-state.ts';
import { STATE_WORDS } from '#shop/orders/state-words.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { listOrders, modes, type OrderQuery, orderQuery } from '#shop/reports/list-orders.ts';
import { type ListedOrder, orderListings } from '#shop/reports/orders-store.ts';
import { sellingCurrency } from '#shop/settings/currency.ts';
import { shopZoneName } from '#shop/settings/zone.ts';
import { modeNames, orderListingLabels, practiceLabel } from '../labels.ts';
import { adminPaths } from '../paths.ts';
import type { AdminList, Cell, Column, FilterField } from './list.ts';

const totalOf = ({ totalAmount: amount, currency }: ListedOrder) => ({ amount, currency });

function whatCell({ lineCount, firstTitle }: ListedOrder): Cell {
  const title = firstTitle ?? '';
  const text = lineCount > 1 ? t('{title} and {count, number} more', { title, count: lineCount - 1 }) : title;
  return { is: 'text', text };
}

const columns: readonly Column<ListedOrder>[] = [
  {
    ...{ key: 'number', look: 'short' },
    head: () => t('Number'),
    cell: ({ number, isPractice }) => ({
      ...{ is: 'text', text: number, href: adminPaths.order(number) },
      badge: isPractice ? practiceLabel : null,
    }),
  },
  {
    key: 'status',
    head: () => t('Status'),
    cell: (order) => ({
      is: 'badge',
      badge: STATE_WORDS[orderStateOf({ ...order, total: totalOf(order) })].staff,
    }),
  },
  {
    ...{ key: 'customer', look: 'long' },
    head: () => t('Customer'),
    cell: ({ email }) => ({ is: 'text', text: email ?? t('Erased') }),
  },
  { key: 'name', isExtra: true, head: () => t('Name'), cell: ({ name }) => ({ is: 'text', text: name }) },
  { key: 'what', head: () => t('What'), cell: whatCell },
  {
    ...{ key: 'total', look: 'money' },
    head: () => t('Total'),
    cell: (order) => ({ is: 'money', money: totalOf(order) }),
  },
  {
    ...{ key: 'refunded', look: 'money' },
    head: () => t('Refunded'),
    cell: ({ refundedAmount: amount, currency }) => ({
      is: 'money',
      money: amount > 0 ? { amount, currency } : null,
    }),
  },
  {
    ...{ key: 'mode', look: 'short' },
    head: () => t('Mode'),
    cell: ({ mode }) => ({ is: 'text', text: t(modeNames[mode as keyof typeof modeNames]) }),
  },
  {
    ...{ key: 'when', look: 'short' },
    head: () => t('When ({zone})', { zone: shopZoneName() }),
    cell: ({ createdAt }) => ({ is: 'time', at: createdAt }),
  },
  {
    ...{ key: 'paid', isExtra: true, look: 'short' },
    head: () => t('Paid ({zone})', { zone: shopZoneName() }),
    cell: ({ completedAt }) => ({ is: 'time', at: completedAt }),
  },
];

async function filters(): Promise<FilterField[]> {
  const any = { value: '', text: t('Any') };
  const currency = sellingCurrency();
  return [
    { name: 'q', label: t('Number, name, email, title, card, code …'), type: 'search' },
    {
      ...{ name: 'status', label: t('Status') },
      options: [any, ...orderListings.map((value) => ({ value, text: t(orderListingLabels[value].word) }))],
    },
    {
      ...{ name: 'kind', label: t('Kind') },
      options: [
        any,
        ...allKinds().map(({ name, words }) => ({ value: name, text: translate(words.title.one) })),
      ],
    },
    { name: 'from', label: t('From ¦ a day'), type: 'date' },
    { name: 'to', label: t('To ¦ a day'), type: 'date' },
    { name: 'least', label: t('Total from ({currency})', { currency }), inputmode: 'decimal', isRare: true },
    { name: 'most', label: t('Total to ({currency})', { currency }), inputmode: 'decimal', isRare: true },
    {
      ...{ name: 'mode', label: t('Mode'), isRare: true },
      options: [any, ...modes.map((value) => ({ value, text: t(modeNames[value]) }))],
    },
  ];
}

/** All orders, newest first. */
export const orderList: AdminList<ListedOrder, OrderQuery> = {
  ...{ path: adminPaths.orders, see: 'orders.read', take: 'orders.export', name: 'orders' },
  title: () => t('Orders'),
  caption: () => t('Orders, newest first'),
  query: orderQuery,
  shape: () => 'instant',
  read: listOrders,
  ...{ columns, filters },
  empty: {
    none: () => t('No orders found'),
    noneYet: () => t('No orders yet'),
    all: () => t('See all orders'),
    start: () => t('Orders appear here as soon as someone checks out.'),
  },
};
