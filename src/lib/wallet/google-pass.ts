import { sign } from 'node:crypto';
import type { EventPass } from './event-pass.ts';
import type { GoogleAccount } from './google-account.ts';

const SAVE = 'https://pay.google.com/gp/v/save/';

/**
 * The address that saves a pass to Google Wallet. The pass and its class are in it, signed, so nothing is asked of Google.
 * @param origin of the shop.
 * @param at when it was issued.
 */
export function googleSaveUrl(
  pass: EventPass,
  { issuerId, email, key }: GoogleAccount,
  { origin, at, language }: { readonly origin: string; readonly at: Date; readonly language: string },
): string {
  const said = (value: string) => ({ defaultValue: { language, value } });
  const classId = `${issuerId}.${pass.group}`;
  const eventClass = {
    ...{ id: classId, issuerName: pass.shopName, reviewStatus: 'UNDER_REVIEW', eventName: said(pass.title) },
    dateTime: { start: pass.startsAt.toISOString(), end: pass.endsAt.toISOString() },
    venue: { name: said(pass.place.text), address: said(pass.place.text) },
  };
  const object = {
    ...{ id: `${issuerId}.${pass.serial}`, classId, state: pass.isVoid ? 'INACTIVE' : 'ACTIVE' },
    ...(pass.name ? { ticketHolderName: pass.name.text } : {}),
    ...(pass.ticket ? { ticketType: said(pass.ticket.text) } : {}),
    barcode: { type: 'QR_CODE', value: pass.code, alternateText: pass.codeText },
    linksModuleData: { uris: [{ uri: pass.url.text, description: pass.url.label }] },
  };
  const claims = {
    ...{ iss: email, aud: 'google', typ: 'savetowallet', iat: Math.floor(at.getTime() / 1000) },
    origins: [origin],
    payload: { eventTicketClasses: [eventClass], eventTicketObjects: [object] },
  };
  const body = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  return `${SAVE}${body}.${sign('RSA-SHA256', Buffer.from(body), key).toString('base64url')}`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
