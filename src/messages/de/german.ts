import { accounts } from './accounts.ts';
import { admin } from './admin.ts';
import { adminAttendees } from './admin-attendees.ts';
import { adminConcerns } from './admin-concerns.ts';
import { adminCourses } from './admin-courses.ts';
import { adminCurrency } from './admin-currency.ts';
import { adminDates } from './admin-dates.ts';
import { adminDownloads } from './admin-downloads.ts';
import { adminEvents } from './admin-events.ts';
import { adminHistory } from './admin-history.ts';
import { adminLabels } from './admin-labels.ts';
import { adminLists } from './admin-lists.ts';
import { adminOrders } from './admin-orders.ts';
import { adminPrices } from './admin-prices.ts';
import { adminProducts } from './admin-products.ts';
import { adminPromotions } from './admin-promotions.ts';
import { adminSettings } from './admin-settings.ts';
import { adminShipping } from './admin-shipping.ts';
import { adminStock } from './admin-stock.ts';
import { adminTold } from './admin-told.ts';
import { adminVariants } from './admin-variants.ts';
import { attendees } from './attendees.ts';
import { bundles } from './bundles.ts';
import { carriers } from './carriers.ts';
import { cart } from './cart.ts';
import { catalogue } from './catalogue.ts';
import { certificates } from './certificates.ts';
import { checkIn } from './check-in.ts';
import { checkout } from './checkout.ts';
import { courses } from './courses.ts';
import { dateNotices } from './date-notices.ts';
import { delivery } from './delivery.ts';
import { downloads } from './downloads.ts';
import { emails } from './emails.ts';
import { endedTickets } from './ended-tickets.ts';
import { events } from './events.ts';
import { fields } from './fields.ts';
import { frame } from './frame.ts';
import { gifts } from './gifts.ts';
import { givingBack } from './giving-back.ts';
import { goods } from './goods.ts';
import { goodsPages } from './goods-pages.ts';
import { guarantee } from './guarantee.ts';
import { inventory } from './inventory.ts';
import { invoices } from './invoices.ts';
import { lateMoney } from './late-money.ts';
import { learning } from './learning.ts';
import { licences } from './licences.ts';
import { media } from './media.ts';
import { orderEmails } from './order-emails.ts';
import { orderStates } from './order-states.ts';
import { orders } from './orders.ts';
import { ordersByHand } from './orders-by-hand.ts';
import { packOrders } from './pack-orders.ts';
import { parcelConcerns } from './parcel-concerns.ts';
import { parcelNotes } from './parcel-notes.ts';
import { parcelPages } from './parcel-pages.ts';
import { parcels } from './parcels.ts';
import { payments } from './payments.ts';
import { pickups } from './pickups.ts';
import { productEdits } from './product-edits.ts';
import { promotions } from './promotions.ts';
import { refundWorking } from './refund-working.ts';
import { refundsOfShipping } from './refunds-of-shipping.ts';
import { refusals } from './refusals.ts';
import { returnPictures } from './return-pictures.ts';
import { returns } from './returns.ts';
import { reviews } from './reviews.ts';
import { scripts } from './scripts.ts';
import { search } from './search.ts';
import { slowPayments } from './slow-payments.ts';
import { stamping } from './stamping.ts';
import { stock } from './stock.ts';
import { stripeReasons } from './stripe-reasons.ts';
import { tax } from './tax.ts';
import { taxCountry } from './tax-country.ts';
import { teachers } from './teachers.ts';
import { versionEmails } from './version-emails.ts';
import { waitingList } from './waiting-list.ts';
import { words } from './words.ts';

/** Every sentence of the shop in German, by subject. */
export const german = {
  ...accounts,
  ...admin,
  ...adminAttendees,
  ...adminConcerns,
  ...adminCourses,
  ...adminCurrency,
  ...adminDates,
  ...adminDownloads,
  ...adminEvents,
  ...adminHistory,
  ...adminLabels,
  ...adminLists,
  ...adminOrders,
  ...adminPrices,
  ...adminProducts,
  ...adminPromotions,
  ...adminSettings,
  ...adminTold,
  ...adminShipping,
  ...adminStock,
  ...adminVariants,
  ...attendees,
  ...bundles,
  ...carriers,
  ...cart,
  ...promotions,
  ...catalogue,
  ...certificates,
  ...checkIn,
  ...checkout,
  ...courses,
  ...dateNotices,
  ...delivery,
  ...downloads,
  ...emails,
  ...endedTickets,
  ...events,
  ...fields,
  ...frame,
  ...gifts,
  ...givingBack,
  ...goods,
  ...goodsPages,
  ...guarantee,
  ...inventory,
  ...invoices,
  ...lateMoney,
  ...learning,
  ...licences,
  ...media,
  ...orderEmails,
  ...orders,
  ...orderStates,
  ...ordersByHand,
  ...packOrders,
  ...parcelConcerns,
  ...parcelNotes,
  ...parcelPages,
  ...parcels,
  ...payments,
  ...pickups,
  ...productEdits,
  ...refundWorking,
  ...refundsOfShipping,
  ...refusals,
  ...returnPictures,
  ...returns,
  ...reviews,
  ...scripts,
  ...search,
  ...stamping,
  ...slowPayments,
  ...stock,
  ...stripeReasons,
  ...tax,
  ...taxCountry,
  ...teachers,
  ...versionEmails,
  ...waitingList,
  ...words,
};
