import { buffer } from 'node:stream/consumers';
import { t } from '#messages/t.ts';
import type { ShownTicket } from '#shop/products/kinds/event/bookings/show-ticket.ts';
import { spacedCode } from '#shop/products/kinds/event/bookings/ticket-code.ts';
import { fullPlaceText, spanText, zoneText } from '#shop/products/kinds/event/date-texts.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { inLanguage } from '../in-language.ts';
import { createPage, INK, QUIET } from './page-layout.ts';
import { type PageText, qrFigure, typesetAll } from './page-parts.ts';

const LEFT = 56;
const WIDTH = 595 - 2 * LEFT;
/** Side of the QR code in points, 85 mm: large enough on the page as a phone shows it. With many dates it is 60 mm at least. */
const QR_SIDE = { most: 240, least: 170 };
/** Where it ends at the latest, so that the code and the order fit below. */
const QR_BOTTOM = 720;
/** Of the lines about dates; what does not fit is on the ticket's page. */
const MAX_LINES = 14;

/**
 * A ticket as a PDF to print or keep: tagged, its fonts embedded, with the QR code that is scanned at the entrance.
 * @param url of the ticket's page.
 * @returns null when the fonts lack a character of it.
 */
export async function drawTicket(ticket: ShownTicket, url: string): Promise<Buffer | null> {
  const { title, attendeeName } = ticket.booking;
  const lines = linesOf(ticket);
  const qrTop = 268 + lines.length * 20;
  const side = Math.max(QR_SIDE.least, Math.min(QR_SIDE.most, QR_BOTTOM - qrTop));
  const texts = await typesetAll([...headOf(ticket), ...lines, ...footOf(ticket, qrTop + side + 30)]);
  if (!texts) return null;
  const subject = attendeeName ? t('Ticket for {name}', { name: attendeeName }) : t('Ticket');
  const doc = createPage(t('Ticket: {title}', { title }), subject, 'portrait');
  const file = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const text of texts) root.add(text.draw(doc));
  root.add(qrFigure(doc, url, { x: LEFT, y: qrTop, side }));
  root.end();
  doc.end();
  return file;
}

const box = { x: LEFT, width: WIDTH, style: 'sans', size: 13, color: INK } as const;

function headOf({ booking }: ShownTicket): PageText[] {
  const { title, language, ticketName, attendeeName } = booking;
  const { lang } = inLanguage(language);
  const named = attendeeName ?? '';
  return [
    { tag: 'P', text: shopName(), box: { ...box, y: 70, style: 'serif', size: 20 } },
    {
      ...({ tag: 'H1', text: title, lang } as const),
      box: { ...box, y: 126, style: 'serif', size: 30, least: 20, below: 30 },
    },
    ...(ticketName ? [{ tag: 'P', text: ticketName, box: { ...box, y: 186, color: QUIET } } as const] : []),
    ...(named ? [{ tag: 'P', text: named, box: { ...box, y: 216, size: 20, least: 12 } } as const] : []),
  ];
}

function linesOf({ dates }: ShownTicket): PageText[] {
  const lines = dates.flatMap((date) => [
    ...date.sessions.map((session) => spanText(session, date.zone)),
    zoneText(date.startsAt, date.zone),
    fullPlaceText(date),
  ]);
  return lines
    .slice(0, MAX_LINES)
    .map((text, at) => ({ tag: 'P', text, box: { ...box, y: 250 + at * 20, least: 7 } }));
}

function footOf({ booking }: ShownTicket, y: number): PageText[] {
  return [
    { tag: 'P', text: spacedCode(booking.code), box: { ...box, y, size: 18 } },
    {
      tag: 'P',
      text: t('Show this code at the entrance, on paper or on your phone.'),
      box: { ...box, y: y + 26, color: QUIET, least: 8 },
    },
    {
      tag: 'P',
      text: t('Order {number}', { number: booking.orderNumber }),
      box: { ...box, y: y + 46, color: QUIET },
    },
  ];
}
