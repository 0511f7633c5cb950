import type { Stripe } from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order, type Sandbox, startSandbox } from './stripe-start.ts';

/** Field names in Stripe's published example objects (openapi fixtures of 2026-08-21), by object. */
const PUBLISHED: Record<string, string> = {
  session: `after_expiration allow_promotion_codes amount_subtotal amount_total automatic_tax
    billing_address_collection cancel_url client_reference_id client_secret consent consent_collection created
    currency custom_fields custom_text customer customer_creation customer_details customer_email expires_at id
    invoice invoice_creation livemode locale metadata mode object payment_intent payment_link
    payment_method_collection payment_method_configuration_details payment_method_options payment_method_types
    payment_status phone_number_collection recovered_from saved_payment_method_options setup_intent
    shipping_address_collection shipping_cost shipping_options status submit_type subscription success_url
    total_details ui_mode url adaptive_pricing discounts collected_information permissions wallet_options
    origin_context currency_conversion customer_account integration_identifier managed_payments`,
  payment_intent: `amount amount_capturable amount_details amount_received application application_fee_amount
    automatic_payment_methods canceled_at cancellation_reason capture_method client_secret confirmation_method
    created currency customer description id last_payment_error latest_charge livemode metadata next_action
    object on_behalf_of payment_method payment_method_configuration_details payment_method_options
    payment_method_types processing receipt_email review setup_future_usage shipping statement_descriptor
    statement_descriptor_suffix status transfer_data transfer_group source excluded_payment_method_types
    customer_account managed_payments`,
  charge: `amount amount_captured amount_refunded application application_fee application_fee_amount
    balance_transaction billing_details calculated_statement_descriptor captured created currency customer
    description disputed failure_balance_transaction failure_code failure_message fraud_details id livemode
    metadata object on_behalf_of outcome paid payment_intent payment_method payment_method_details
    receipt_email receipt_number receipt_url refunded refunds review shipping source_transfer
    statement_descriptor statement_descriptor_suffix status transfer_data transfer_group source`,
  card_details: `amount_authorized brand checks country exp_month exp_year extended_authorization fingerprint
    funding incremental_authorization installments last4 mandate multicapture network network_token overcapture
    three_d_secure wallet authorization_code regulated_status network_transaction_id transaction_link_id`,
  refund: `amount balance_transaction charge created currency destination_details id metadata object
    payment_intent reason receipt_number source_transfer_reversal status transfer_reversal customer
    customer_account payment_method`,
  dispute: `amount balance_transactions charge created currency evidence evidence_details id
    is_charge_refundable livemode metadata object payment_intent payment_method_details reason status
    enhanced_eligibility_types`,
  event: 'api_version created data id livemode object pending_webhooks request type',
  balance_transaction: `amount available_on created currency description exchange_rate fee fee_details id net
    object reporting_category source status type balance_type`,
  line_item: `amount_discount amount_subtotal amount_tax amount_total currency description id object price
    quantity metadata adjustable_quantity`,
  price: `active billing_scheme created currency custom_unit_amount id livemode lookup_key metadata nickname
    object product recurring tax_behavior tiers_mode transform_quantity type unit_amount unit_amount_decimal`,
};
/** Fields that the stripe package's types of 2026-10-28 have and the examples of August did not. */
const SINCE: Record<string, string> = {
  session: 'allowed_payment_method_types excluded_payment_method_types',
  payment_intent: 'allowed_payment_method_types payment_record',
  card_details: 'electronic_commerce_indicator',
  dispute: 'intended_submission_method network_reason_code',
};

const names = (text = '') => text.split(/\s+/).filter((name) => name !== '');

let sandbox: Sandbox;
const seen: Record<string, object> = {};
beforeAll(async () => {
  sandbox = await startSandbox();
  const { stripe } = sandbox;
  const { id } = await stripe.checkout.sessions.create(order());
  await sandbox.test('POST', `sessions/${id}/pay`, {});
  const expand = ['line_items', 'payment_intent'];
  const { line_items, payment_intent, ...session } = await stripe.checkout.sessions.retrieve(id, { expand });
  const intent = payment_intent as Stripe.PaymentIntent;
  const charge = await stripe.charges.retrieve(String(intent.latest_charge), { expand: ['refunds'] });
  const line_item = line_items?.data[0];
  Object.assign(seen, { session: { ...session, payment_intent }, payment_intent: intent, charge, line_item });
  Object.assign(seen, { price: line_item?.price, card_details: charge.payment_method_details?.card });
  seen['refund'] = await stripe.refunds.create({ charge: charge.id, amount: 100 });
  seen['dispute'] = await sandbox.test('POST', `payments/${intent.id}/dispute`, {});
  seen['event'] = (await stripe.events.list({ limit: 1 })).data[0] ?? {};
  seen['balance_transaction'] = (await stripe.balanceTransactions.list({ limit: 1 })).data[0] ?? {};
});
afterAll(() => sandbox.stop());

describe('the fields are Stripe’s', () => {
  test.each(Object.keys(PUBLISHED))('of a %s', (kind) => {
    const expected = [...names(PUBLISHED[kind]), ...names(SINCE[kind])].sort();
    expect(Object.keys(seen[kind] ?? {}).sort()).toEqual(expected);
  });
});

test('a session’s nested objects have Stripe’s fields', async () => {
  const session = seen['session'] as Stripe.Checkout.Session;
  const keys = (value: object | null) => Object.keys(value ?? {}).sort();
  expect(keys(session.customer_details)).toEqual(
    names('address business_name email individual_name name phone tax_exempt tax_ids'),
  );
  expect(keys(session.total_details)).toEqual(names('amount_discount amount_shipping amount_tax'));
  expect(keys(session.automatic_tax)).toEqual(names('enabled liability provider status'));
  expect(keys(session.custom_text)).toEqual(
    names('after_submit shipping_address submit terms_of_service_acceptance'),
  );
});

test('an event holds the object as it was, not as it is', async () => {
  const { id } = await sandbox.stripe.checkout.sessions.create(order());
  await sandbox.test('POST', `sessions/${id}/pay`, {});
  const [created] = (await sandbox.stripe.events.list({ type: 'payment_intent.created', limit: 1 })).data;
  expect(created?.data.object).toMatchObject({ status: 'requires_payment_method', latest_charge: null });
  const [updated] = (await sandbox.stripe.events.list({ type: 'charge.updated', limit: 1 })).data;
  expect(updated?.data.previous_attributes).toEqual({ balance_transaction: null });
});
