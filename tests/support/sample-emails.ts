import { accessGivenEmail, accessTakenEmail } from '#shop/emails/access-emails.ts';
import { accountExistsEmail, passwordEmail, verificationEmail } from '#shop/emails/account-emails.ts';
import { addressCorrectedEmail, addressLeftEmail } from '#shop/emails/address-emails.ts';
import { buyerDisputeEmail } from '#shop/emails/buyer-dispute-email.ts';
import type { ComposedEmail } from '#shop/emails/compose-email.ts';
import { contactEmail } from '#shop/emails/contact-email.ts';
import { countryAskedEmail } from '#shop/emails/country-asked-email.ts';
import type { Links } from '#shop/emails/email-links.ts';
import { givenBackEmail } from '#shop/emails/given-back-email.ts';
import { invoiceEmail } from '#shop/emails/invoice-email.ts';
import { lateMoneyEmail } from '#shop/emails/late-money-email.ts';
import { licenceKeyEmail } from '#shop/emails/licence-email.ts';
import { orderConfirmationEmail } from '#shop/emails/order-confirmation-email.ts';
import { parcelReadyEmail, parcelShippedEmail, piecesCancelledEmail } from '#shop/emails/parcel-emails.ts';
import {
  declinedEmail,
  expiredEmail,
  failedEmail,
  processingEmail,
  returnedEmail,
} from '#shop/emails/payment-emails.ts';
import { paymentOverdueEmail } from '#shop/emails/payment-overdue-email.ts';
import { pickupChangedEmail } from '#shop/emails/pickup-changed-email.ts';
import { purchasesEmail } from '#shop/emails/purchases-email.ts';
import { refundEmail, refundFailedEmail } from '#shop/emails/refund-email.ts';
import { returnEmail } from '#shop/emails/return-email.ts';
import { unitsGivenBackEmail } from '#shop/emails/units-given-back-email.ts';
import { withdrawalEmail } from '#shop/emails/withdrawal-email.ts';
import type { ParcelsView } from '#shop/orders/shipping/view-parcels.ts';
import type { OrderDelivery } from '#shop/shipping/order-store.ts';
import type { ReturnRow } from '#shop/shipping/return-store.ts';
import { aLine, anOrderView, orderIn } from './order-view.ts';

const ORIGIN = 'http://localhost:4321';
export const links: Links = {
  open: (path) => `${ORIGIN}/open/c2lnbmVk.1780000000?to=${encodeURIComponent(path)}`,
};
const aDocument = (kind: 'invoice' | 'credit_note', number: string) => ({
  ...{ kind, number, reason: 'refund' as const, content: Buffer.from('%PDF-') },
});
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Courses in languages written from right to left, with Latin words and figures in their titles. */
export const RIGHT_TO_LEFT = [
  { language: 'ar', title: 'الخط بقلم 2mm للمبتدئين', slug: 'arabic-pen' },
  { language: 'he', title: 'מבוא ל־HTML/CSS (חלק 1)', slug: 'hebrew-web' },
  { language: 'fa', title: 'خوشنویسی با قلم ۲ میلی‌متر', slug: 'persian-pen' },
].map((line, position) => aLine({ ...line, position, openPath: `/learn/${line.slug}` }));

const SEVERAL = [
  aLine(),
  aLine({
    ...{ position: 1, slug: 'hand-cut-dovetails', title: 'Hand-cut dovetails', category: 'workshop' },
    ...{ openPath: '/learn/hand-cut-dovetails', variantTitle: 'With feedback' },
    ...{ unit: usd(125_000), total: usd(125_000) },
  }),
  aLine({
    ...{ position: 2, slug: 'long', category: 'language', openPath: '/learn/long' },
    title: 'Rechtsschutzversicherungsgesellschaften verstehen: ein Kurs für alle, die es genau wissen wollen',
    ...{ unit: usd(1900), total: usd(1900) },
  }),
];

const PARCELS: ParcelsView = {
  ...{ isPickup: false, ready: [] },
  parcels: [
    {
      ...{ number: 1, state: 'shipped', carrier: 'DHL', trackingNumber: '00340434161094015902' },
      trackingUrl: 'https://www.dhl.com/en/home/tracking.html?tracking-id=00340434161094015902',
      ...{ shippedAt: new Date('2026-12-03T09:00:00Z'), endedAt: null },
      lines: [{ position: 0, title: 'First sourdough', variantTitle: '', quantity: 2 }],
    },
  ],
  coming: [{ position: 1, title: 'First sourdough', variantTitle: '', quantity: 1 }],
  cancellable: [],
  back: [],
};

const PICKUP: OrderDelivery = {
  shipping: {
    ...{ kind: 'pickup', title: 'Pick-up at the fair', amount: 0, standardAmount: 0, currency: 'USD' },
    ...{ minDays: null, maxDays: null, place: 'Bread fair, The Glasshouse, Hamburg', warehouseId: null },
    ...{ eventDateId: 'd', startsLocal: '2027-03-27T19:00', isDateCancelled: false },
  },
  ...{ delivery: null, billing: null, giftNote: null },
};

const RETURN: ReturnRow = {
  ...{ id: 'r', orderId: 'o', number: 1, state: 'accepted', wish: 'refund', reason: 'size', note: '' },
  ...{ pictureId: null, answer: '', isWithdrawal: true, requestedAt: new Date('2026-12-05T09:00:00Z') },
  ...{ decidedAt: new Date('2026-12-05T09:00:00Z'), receivedAt: null, settledAt: null },
  ...{ exchangeOrderId: null, refundId: null, items: [] },
};

/** Every email of the shop with sample data, by name. */
export const SAMPLE_EMAILS: Readonly<Record<string, () => ComposedEmail>> = {
  order: () => orderConfirmationEmail(anOrderView(), links),
  'order-several': () =>
    orderConfirmationEmail(
      anOrderView({
        ...{ lines: SEVERAL, isAtOnce: true, isSandbox: true },
        ...{ discount: usd(1000), subtotal: usd(131_800), total: usd(130_800) },
      }),
      links,
    ),
  'order-right-to-left': () => orderConfirmationEmail(anOrderView({ lines: RIGHT_TO_LEFT }), links),
  'order-bought-again': () => orderConfirmationEmail(anOrderView(), links, new Set([0])),
  'order-free': () => orderConfirmationEmail(orderIn('free'), links),
  'order-refunded': () => orderConfirmationEmail(orderIn('refunded'), links),
  'payment-processing': () => processingEmail(orderIn('processing'), links),
  'payment-declined': () => declinedEmail(orderIn('declined'), links),
  'payment-failed': () => failedEmail(orderIn('failed'), links),
  'payment-expired': () => expiredEmail(orderIn('expired'), links),
  'dispute-inquiry': () => buyerDisputeEmail('inquiry')(orderIn('inquiry'), links),
  'dispute-inquiry-closed': () => buyerDisputeEmail('inquiryClosed')(orderIn('paid'), links),
  'dispute-open': () => buyerDisputeEmail('open')(orderIn('disputed'), links),
  'dispute-won': () => buyerDisputeEmail('won')(orderIn('paid'), links),
  'dispute-lost': () => buyerDisputeEmail('lost')(orderIn('charged_back'), links),
  refund: () => refundEmail(orderIn('refunded'), usd(4900), links),
  'refund-part': () => refundEmail(orderIn('partly_refunded'), usd(100), links),
  'refund-failed': () => refundFailedEmail(orderIn('paid'), usd(4900), links),
  'invoice-late': () => invoiceEmail(orderIn('paid'), links, [aDocument('invoice', 'INV-2026-000123')]),
  'credit-note-late': () =>
    invoiceEmail(orderIn('refunded'), links, [aDocument('credit_note', 'CN-2026-000017')]),
  'invoice-corrected': () =>
    invoiceEmail(orderIn('paid'), links, [
      aDocument('credit_note', 'CN-2026-000017'),
      aDocument('invoice', 'INV-2026-000124'),
    ]),
  'money-returned': () => returnedEmail(orderIn('expired'), usd(4900), links),
  'payment-given-back': () =>
    givenBackEmail(
      { origin: ORIGIN },
      { details: { order: 'ORD-2026-004217', amount: 4900, currency: 'USD' } },
    ),
  'units-given-back': () =>
    unitsGivenBackEmail(anOrderView(), links, { line: '1', units: '1', amount: '4900' }),
  'parcel-shipped': () =>
    parcelShippedEmail(orderIn('paid'), links, PARCELS, { parcel: '1' }) as ComposedEmail,
  'parcel-number': () =>
    parcelShippedEmail(orderIn('paid'), links, PARCELS, { parcel: '1', news: 'number' }) as ComposedEmail,
  'parcel-corrected': () =>
    parcelShippedEmail(orderIn('paid'), links, PARCELS, {
      parcel: '1',
      news: 'corrected',
    }) as ComposedEmail,
  'parcel-ready': () =>
    parcelReadyEmail(
      { ...orderIn('paid'), delivery: PICKUP },
      links,
      { ...PARCELS, isPickup: true, ready: [{ number: 1, lines: PARCELS.coming }] },
      { parcel: '1' },
    ) as ComposedEmail,
  'pickup-moved': () =>
    pickupChangedEmail({ ...orderIn('paid'), delivery: PICKUP }, links, PARCELS) as ComposedEmail,
  'pickup-cancelled': () =>
    pickupChangedEmail(
      {
        ...orderIn('paid'),
        delivery: { ...PICKUP, shipping: { ...PICKUP.shipping, isDateCancelled: true } },
      },
      links,
      PARCELS,
    ) as ComposedEmail,
  'pieces-cancelled': () =>
    piecesCancelledEmail(orderIn('partly_refunded'), links, { amount: '2000', pieces: '1:1' }),
  return: () => returnEmail(orderIn('paid'), links, RETURN, [aLine()]),
  'late-money': () => lateMoneyEmail(orderIn('expired'), links, { until: '2026-12-02T09:12:00Z' }),
  'country-asked': () => countryAskedEmail(orderIn('paid'), links),
  'payment-overdue': () => paymentOverdueEmail(orderIn('expired'), links),
  withdrawal: () => withdrawalEmail(orderIn('withdrawn', RIGHT_TO_LEFT), usd(14_700), links),
  'licence-key': () =>
    licenceKeyEmail(
      anOrderView({ lines: [aLine({ kind: 'download', notes: ['7K2QM-0VXP9-D4R8T-HWJ3C'] })] }),
      links,
    ),
  purchases: () => purchasesEmail(anOrderView(), links),
  'access-given': () => accessGivenEmail(orderIn('free', [aLine(), ...RIGHT_TO_LEFT.slice(0, 1)]), links),
  'access-taken': () =>
    accessTakenEmail(
      orderIn('paid', [aLine({ unitsLeft: 0, openPath: null }), aLine({ position: 1, title: 'Kept' })]),
      links,
    ),
  'address-left': () =>
    addressLeftEmail({ origin: ORIGIN }, { details: { orders: 'ORD-2026-004217, ORD-2026-004301' } }),
  'address-corrected': () => addressCorrectedEmail(anOrderView(), links),
  'verify-email': () => verificationEmail(ORIGIN, 'dG9rZW4'),
  'account-exists': () => accountExistsEmail(ORIGIN),
  'reset-password': () => passwordEmail(ORIGIN, 'dG9rZW4'),
  contact: () =>
    contactEmail({
      details: {
        email: 'ada@example.com',
        message: 'Hello,\n\nis <b>First sourdough</b> for people without a scale?\n\nAda',
      },
    }),
};
