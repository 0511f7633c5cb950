import { deskGoods } from './desk.ts';
import type { DemoGoods } from './goods.ts';
import { kitchenGoods } from './kitchen.ts';

/** The warehouses of the demo shop beside the one that every shop has. */
export const warehouses = [
  {
    code: 'BERLIN',
    name: 'Berlin',
    line1: 'Werkstattstraße 12',
    city: 'Berlin',
    postcode: '10999',
    country: 'DE',
    position: 1,
    isPickup: true,
  },
] as const;

export const goods: readonly DemoGoods[] = [...kitchenGoods, ...deskGoods];
