import { findAvailability } from '#shop/inventory/find-availability.ts';
import { defineKind } from '#shop/products/kind.ts';
import { pooledDelivery } from '#shop/products/pooled-delivery.ts';
import { membershipForm } from './edit-form.ts';
import { daysText, type MembershipBrief, type MembershipDetails, membershipDetails } from './membership.ts';
import { listOwnMemberships, loadMemberships, membershipBriefs, saveMembership } from './store.ts';
import { membershipWords } from './words.ts';

const MOST = 5;

/** A membership of some days, for a limited number of people: a kind of product that only the tests know. */
export const membershipKind = defineKind<MembershipDetails, MembershipBrief>({
  name: 'membership',
  section: 'memberships',
  words: membershipWords,
  details: {
    schema: membershipDetails,
    form: membershipForm,
    load: loadMemberships,
    save: saveMembership,
  },
  list: {
    briefs: membershipBriefs,
    facts: ({ days, version }) => [
      { name: 'Length', text: `From ${daysText(days)}` },
      ...(version ? [{ name: 'Rules', text: `version ${version}` }] : []),
    ],
    // Courses have a filter of this name with values of their own.
    filters: [
      { name: 'length', label: 'Length', options: [], open: { accepts: /\d{1,5}/, textOf: daysText } },
    ],
    sorts: [
      {
        name: 'shortest',
        text: 'Shortest first',
        orderBy: '(select m.days from memberships m where m.product_id = p.id)',
        direction: 'asc',
      },
    ],
    usualSort: 'shortest',
  },
  sale: {
    isBoughtOnce: false,
    maxQuantity: MOST,
    check: ({ quantity }) => (quantity <= MOST ? null : `At most ${MOST} memberships are sold at once.`),
    available: findAvailability,
    withdrawal: { days: null, why: 'A membership begins on the day it is bought.' },
    refund: {
      shares: async (_, lines) =>
        new Map(
          lines.map(({ orderItemId }) => [orderItemId, { percent: 50, working: 'Half of it goes back.' }]),
        ),
      promise: () => 'Half of it comes back at any time.',
    },
    expand: null,
  },
  tax: { usualClass: 'standard', supply: { at: 'buyer' } },
  delivery: pooledDelivery('refund'),
  own: { path: () => '/account/memberships', list: listOwnMemberships },
});
