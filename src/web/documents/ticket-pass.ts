import sharp from 'sharp';
import type { PassPictures } from '#lib/wallet/apple-pass.ts';
import type { EventPass } from '#lib/wallet/event-pass.ts';
import { t } from '#messages/t.ts';
import type { ShownTicket } from '#shop/products/kinds/event/bookings/show-ticket.ts';
import { spacedCode } from '#shop/products/kinds/event/bookings/ticket-code.ts';
import { fullPlaceText, spanText } from '#shop/products/kinds/event/date-texts.ts';
import { shopName } from '#shop/settings/shop-name.ts';

/**
 * What a wallet shows of a ticket: its next date that is not cancelled, or its last.
 * @param url of the ticket's page.
 */
export function ticketPass({ booking, dates }: ShownTicket, url: string, at: Date): EventPass | null {
  const on = dates.filter(({ state }) => state !== 'cancelled');
  const date = on.find(({ endsAt }) => endsAt > at) ?? on.at(-1) ?? dates.at(-1);
  if (!date) return null;
  const session = date.sessions.find(({ endsAt }) => endsAt > at) ?? date;
  const { title, attendeeName, ticketName, code, isCancelled } = booking;
  return {
    ...{ serial: code, group: date.id, shopName: shopName(), title, code: url, codeText: spacedCode(code) },
    ...{ startsAt: session.startsAt, endsAt: date.endsAt },
    when: { label: t('Date'), text: spanText(session, date.zone) },
    place: {
      label: t('Place'),
      text: fullPlaceText(date),
    },
    name: attendeeName ? { label: t('Name'), text: attendeeName } : null,
    ticket: ticketName ? { label: t('Ticket'), text: ticketName } : null,
    url: { label: t('Ticket'), text: url },
    isVoid: isCancelled || date.state === 'cancelled',
  };
}

/** The shop's sign, as on its pages. */
const SIGN =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#7a2e1d" d="M2 2 22 9V12.6L2 5.6ZM10.4 11V20H5V23H19V20H13.6V12.1Z"/></svg>';
/** Pixels of a side, by the names that Apple gives the files. */
const SIDES = { 'icon.png': 29, 'icon@2x.png': 58, 'icon@3x.png': 87, 'logo.png': 50, 'logo@2x.png': 100 };

let pictures: Promise<PassPictures> | undefined;

/** Drawn once for all passes. */
export function passPictures(): Promise<PassPictures> {
  pictures ??= Promise.all(
    Object.entries(SIDES).map(
      async ([name, side]) =>
        [name, await sharp(Buffer.from(SIGN), { density: 400 }).resize(side, side).png().toBuffer()] as const,
    ),
  ).then((drawn) => Object.fromEntries(drawn));
  return pictures;
}
