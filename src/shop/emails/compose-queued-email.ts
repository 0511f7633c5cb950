import type { Db } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import { emailKey } from '../customers/email.ts';
import { findLinkVersion } from '../customers/proof-store.ts';
import { documentsForEmail, documentsOfRequest } from '../invoices/sending/email-documents.ts';
import { CARRIERS } from '../invoices/sending/email-late.ts';
import { listBoughtAgain } from '../orders/bought-again-store.ts';
import { REMINDER_EMAIL, THANKS_EMAIL } from '../orders/dates/reminder.ts';
import type { OrderEmail } from '../orders/email-buyer.ts';
import { findRefund } from '../orders/refunds/store.ts';
import { findOrder } from '../orders/store.ts';
import { assembleOrder, type OrderView } from '../orders/view.ts';
import { GIVEN_BACK } from '../payments/orphans/email-given-back.ts';
import { VERSION_EMAIL } from '../products/kinds/download/news/announce-version.ts';
import { TICKET_EMAIL } from '../products/kinds/event/bookings/ticket-email.ts';
import { isWaitingEmail } from '../products/kinds/event/waiting/waiting-emails.ts';
import { LOW_STOCK_EMAIL } from '../products/kinds/goods/stock/tell-low-stock.ts';
import { accessGivenEmail, accessTakenEmail } from './access-emails.ts';
import { accountEmail, isAccountEmail } from './account-emails.ts';
import { ADDRESS_LEFT, addressCorrectedEmail, addressLeftEmail } from './address-emails.ts';
import { backInStockEmail, isBackInStockEmail } from './back-in-stock-emails.ts';
import { buyerDisputeEmail } from './buyer-dispute-email.ts';
import type { ComposedEmail, Part } from './compose-email.ts';
import { composeParcelEmail, isParcelEmail, type ParcelEmail } from './compose-parcel-email.ts';
import { CONTACT, contactEmail } from './contact-email.ts';
import { countryAskedEmail } from './country-asked-email.ts';
import { dateEmail, isDateEmail } from './date-emails.ts';
import { type Links, linksFor, type Sender } from './email-links.ts';
import { givenBackEmail } from './given-back-email.ts';
import { invoiceEmail } from './invoice-email.ts';
import { invoiceParts, withDocuments } from './invoice-parts.ts';
import { lateMoneyEmail } from './late-money-email.ts';
import { licenceKeyEmail } from './licence-email.ts';
import { lowStockEmail } from './low-stock-email.ts';
import { orderConfirmationEmail } from './order-confirmation-email.ts';
import {
  declinedEmail,
  expiredEmail,
  failedEmail,
  processingEmail,
  returnedEmail,
} from './payment-emails.ts';
import { paymentLinkEmail } from './payment-link-email.ts';
import { paymentOverdueEmail } from './payment-overdue-email.ts';
import { purchasesEmail } from './purchases-email.ts';
import { refundEmail, refundFailedEmail } from './refund-email.ts';
import { reminderEmail, thanksEmail } from './reminder-emails.ts';
import type { EmailRow } from './store.ts';
import { ticketEmail } from './ticket-email.ts';
import { ticketLinks } from './ticket-links.ts';
import { unitsGivenBackEmail } from './units-given-back-email.ts';
import { versionEmail } from './version-email.ts';
import { waitingEmail } from './waiting-emails.ts';
import { withdrawalEmail } from './withdrawal-email.ts';

/** Writes a queued email from what is true now; null when there is nothing to say any more. */
export async function composeQueuedEmail(
  db: Db,
  sender: Sender,
  email: EmailRow,
): Promise<ComposedEmail | null> {
  if (email.kind === CONTACT) return contactEmail(email);
  if (email.kind === ADDRESS_LEFT) return addressLeftEmail(sender, email);
  if (email.kind === REMINDER_EMAIL) return reminderEmail(db, sender, email);
  if (email.kind === THANKS_EMAIL) return thanksEmail(db, sender, email);
  if (isDateEmail(email.kind)) return dateEmail(db, sender, email);
  if (isWaitingEmail(email.kind)) return waitingEmail(db, sender, email.kind, email);
  if (email.kind === LOW_STOCK_EMAIL) return lowStockEmail(db, sender, email);
  if (isBackInStockEmail(email.kind)) return backInStockEmail(db, sender, email);
  if (email.kind === TICKET_EMAIL) return ticketEmail(db, sender, email);
  if (email.kind === VERSION_EMAIL) return versionEmail(db, sender, email);
  if (email.kind === GIVEN_BACK) return givenBackEmail(sender, email);
  return isAccountEmail(email.kind) ? accountEmail(db, sender, email) : composeOrderEmail(db, sender, email);
}

async function composeOrderEmail(db: Db, sender: Sender, email: EmailRow): Promise<ComposedEmail | null> {
  const order = email.orderId ? await findOrder(db, { id: email.orderId }) : null;
  if (!order) throw new Error(`email ${email.id} has no order`);
  // The address was corrected when a worker had this email already: its links would prove the right one.
  if (order.addressVersion > 0 && emailKey(order.email ?? '') !== emailKey(email.recipient)) return null;
  const view = await assembleOrder(db, order);
  const version = order.customerId ? await findLinkVersion(db, order.customerId) : 0;
  const { id: orderId, addressVersion } = order;
  const links: Links = linksFor(sender, { orderId, version: version ?? 0, addressVersion }, email.queuedAt);
  if (email.kind === CONFIRMATION) {
    const documents = await documentsForEmail(db, { id: email.id, orderId }, { isReceipt: true });
    const parts = [...(await ticketLinks(db, sender, orderId)), ...invoiceParts(documents)];
    return withDocuments(
      orderConfirmationEmail(view, links, await listBoughtAgain(db, orderId), parts),
      documents,
    );
  }
  if (isParcelEmail(email.kind))
    return composeParcelEmail(db, email.kind, view, links, { orderId, details: email.details });
  if (email.kind === INVOICE)
    return invoiceEmail(
      view,
      links,
      await documentsOfRequest(db, { id: email.id, orderId }, requestIn(email)),
    );
  if (email.kind === UNITS_GIVEN_BACK) return unitsGivenBackEmail(view, links, email.details as object);
  if (email.kind === PAYMENT_LINK) return paymentLinkEmail(view, links, email.details as object);
  if (email.kind === LATE_MONEY) return lateMoneyEmail(view, links, email.details as object);
  const isCarrier = CARRIERS.some((kind) => kind === email.kind);
  const documents = isCarrier ? await documentsForEmail(db, { id: email.id, orderId }) : [];
  const amount = await amountOf(db, email, order.currency);
  return withDocuments(composerOf(email.kind)(view, links, amount, invoiceParts(documents)), documents);
}

const CONFIRMATION = 'order-confirmation' satisfies OrderEmail;
const LATE_MONEY = 'late-money' satisfies OrderEmail;
const PAYMENT_LINK = 'payment-link' satisfies OrderEmail;
const INVOICE = 'invoice' satisfies OrderEmail;
const UNITS_GIVEN_BACK = 'units-given-back' satisfies OrderEmail;

type Composer = (order: OrderView, links: Links, amount: Money, attached: readonly Part[]) => ComposedEmail;

/** The other emails about an order; `amount` is that of its refunds, if it is about some, `attached` says what goes with it. */
const COMPOSERS: Readonly<
  Record<
    Exclude<
      OrderEmail,
      | typeof CONFIRMATION
      | typeof PAYMENT_LINK
      | typeof INVOICE
      | typeof UNITS_GIVEN_BACK
      | typeof LATE_MONEY
      | ParcelEmail
    >,
    Composer
  >
> = {
  'payment-processing': processingEmail,
  'payment-declined': declinedEmail,
  'payment-failed': failedEmail,
  'payment-expired': expiredEmail,
  'payment-overdue': paymentOverdueEmail,
  'dispute-inquiry': disputed('inquiry'),
  'dispute-inquiry-closed': disputed('inquiryClosed'),
  'dispute-open': disputed('open'),
  'dispute-won': disputed('won'),
  'dispute-lost': disputed('lost'),
  refund: (order, links, amount, attached) => refundEmail(order, amount, links, attached),
  'refund-failed': (order, links, amount) => refundFailedEmail(order, amount, links),
  'money-returned': (order, links, amount) => returnedEmail(order, amount, links),
  withdrawal: (order, links, amount) => withdrawalEmail(order, amount, links),
  purchases: purchasesEmail,
  'access-given': accessGivenEmail,
  'access-taken': accessTakenEmail,
  'address-corrected': addressCorrectedEmail,
  'licence-key': licenceKeyEmail,
  'country-asked': countryAskedEmail,
};

function disputed(outcome: Parameters<typeof buyerDisputeEmail>[0]): Composer {
  return (order, links, _amount, attached) => buyerDisputeEmail(outcome)(order, links, attached);
}

function composerOf(kind: string): Composer {
  if (!Object.hasOwn(COMPOSERS, kind)) throw new Error(`no such email: ${kind}`);
  return COMPOSERS[kind as keyof typeof COMPOSERS];
}

/** What was issued together has the same request. */
function requestIn({ details }: EmailRow): number {
  return Number((details as { request?: unknown }).request);
}

async function amountOf(db: Db, email: EmailRow, currency: string): Promise<Money> {
  const { refundId, amount } = email.details as { refundId?: unknown; amount?: unknown };
  if (typeof amount === 'string') return { amount: Number(amount), currency };
  const refund = typeof refundId === 'string' ? await findRefund(db, refundId) : null;
  return { amount: refund?.amount ?? 0, currency };
}
