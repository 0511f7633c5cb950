import type { Shop } from '#tests/support/shop.ts';
import { formWith } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

/** Somebody of the staff who sends parcels and takes returns, by the forms of the admin. */
export interface ParcelStaff {
  /** Packs these pieces of an order, by line from 1, and sends them; nothing of the other lines. */
  send(order: string, pieces: Readonly<Record<number, number>>): Promise<void>;
  /** Says that all of the first return of an order came, and pays its money back. */
  takeBack(order: string): Promise<void>;
}

export async function aParcelStaff(shop: Shop): Promise<ParcelStaff> {
  const { client } = await aMemberOfStaff(shop, 'admin');
  const fill = async (
    path: string,
    button: string,
    act: string,
    typed: Readonly<Record<string, string>> = {},
    more: Readonly<Record<string, string>> = {},
  ) => {
    const { fields } = formWith((await client.get(path)).text, button);
    const known = Object.fromEntries(Object.entries(typed).filter(([name]) => name in fields));
    const answer = await client.post(path, { ...fields, ...known, act, ...more });
    if (answer.status !== 303)
      throw new Error(`${act} at ${path} answered ${answer.status}:\n${answer.text}`);
  };
  return {
    send: (order, pieces) => {
      const lines = Array.from({ length: 20 }, (_, at) => [`line-${at + 1}`, String(pieces[at + 1] ?? 0)]);
      const typed = { ...Object.fromEntries(lines), carrier: 'DHL', tracking: '00340434161094042557' };
      return fill(`/admin/orders/${order}/ship`, 'Pack and mark as sent', 'send', typed);
    },
    takeBack: async (order) => {
      const path = `/admin/returns/${order}-R1`;
      await fill(path, 'Save what came', 'receive');
      await fill(path, 'See what it does', 'refund', {}, { step: 'do' });
    },
  };
}
