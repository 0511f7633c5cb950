import type { Stripe } from 'stripe';
import {
  readEnum,
  readHash,
  readInteger,
  readList,
  readMetadata,
  readRequiredText,
  readText,
} from '../api/params.ts';
import type { Params } from '../http/form-body.ts';
import { invalidRequest, missingParameter } from '../http/stripe-errors.ts';
import { checkTotal } from '../payments/currency.ts';
import { newId } from '../state/ids.ts';
import type { Tx } from '../state/transaction.ts';
import { readLineItems } from './line-item.ts';
import type { IntentData, SessionRecord } from './session.ts';
import { checkSessionParams, unsupportedParameter } from './session-params.ts';

const HALF_HOUR = 30 * 60;
const DAY = 24 * 3600;
/** The payment methods offered unless the shop names some of them. */
const METHODS = ['card', 'us_bank_account'];

/** Creates an open session as `POST /v1/checkout/sessions` does, and returns it. */
export function createSession(tx: Tx, params: Params): Stripe.Checkout.Session {
  checkSessionParams(params);
  checkMode(params);
  const lines = readLineItems(params['line_items'], tx.now);
  const currency = lines[0]?.currency ?? 'usd';
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  checkTotal(total, currency);
  const id = newId('cs_test_a1', 56);
  const session: Stripe.Checkout.Session = {
    ...emptySession(id, tx.now),
    ...readFields(params),
    ...{ amount_subtotal: total, amount_total: total, currency },
    expires_at: readExpiry(params, tx.now),
    payment_method_types: readMethods(params),
    url: `${tx.origin}/pay/${id}`,
  };
  const entered = { email: session.customer_email, name: null, last4: null, proving: null };
  const record: SessionRecord = { session, lines, intent: readIntent(params), entered };
  tx.put('sessions', id, record);
  return session;
}

function checkMode(params: Params): void {
  const mode = readEnum(params['mode'], 'mode', ['payment', 'setup', 'subscription'] as const);
  if (mode === null) throw missingParameter('mode');
  if (mode !== 'payment') throw unsupportedParameter(`mode=${mode}`);
  const uiMode = readText(params['ui_mode'], 'ui_mode');
  if (uiMode !== null && uiMode !== 'hosted_page') throw unsupportedParameter(`ui_mode=${uiMode}`);
}

function readFields(params: Params): Partial<Stripe.Checkout.Session> {
  return {
    billing_address_collection: readText(params['billing_address_collection'], 'billing_address_collection'),
    cancel_url: params['cancel_url'] === undefined ? null : readAddress(params, 'cancel_url'),
    client_reference_id: readText(params['client_reference_id'], 'client_reference_id', 200),
    customer_creation: readText(params['customer_creation'], 'customer_creation') ?? 'if_required',
    customer_email: readEmail(params),
    integration_identifier: readText(params['integration_identifier'], 'integration_identifier'),
    locale: readText(params['locale'], 'locale'),
    metadata: readMetadata(params['metadata'], 'metadata'),
    origin_context: readText(params['origin_context'], 'origin_context'),
    submit_type: readText(params['submit_type'], 'submit_type'),
    success_url: readAddress(params, 'success_url'),
  };
}

function readAddress(params: Params, param: string): string {
  const address = readRequiredText(params[param], param);
  const plain = address.replaceAll('{CHECKOUT_SESSION_ID}', 'x');
  if (/^https?:\/\//.test(plain) && URL.canParse(plain)) return address;
  const message = 'Not a valid URL';
  throw invalidRequest(message, param, 'url_invalid');
}

function readEmail(params: Params): string | null {
  const email = readText(params['customer_email'], 'customer_email', 800);
  if (email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return email;
  throw invalidRequest(`Invalid email address: ${email}`, 'customer_email', 'email_invalid');
}

/** Unix seconds: `expires_at`, from 30 minutes to 24 hours ahead; without it 24 hours ahead. */
function readExpiry(params: Params, now: number): number {
  const expiry = readInteger(params['expires_at'], 'expires_at');
  if (expiry === null) return now + DAY;
  const bound = 'The `expires_at` timestamp must be';
  if (expiry < now + HALF_HOUR) {
    throw invalidRequest(`${bound} at least 30 minutes from Checkout Session creation.`, 'expires_at');
  }
  if (expiry <= now + DAY) return expiry;
  throw invalidRequest(`${bound} less than 24 hours from Checkout Session creation.`, 'expires_at');
}

function readMethods(params: Params): string[] {
  const name = params['payment_method_types'] ? 'payment_method_types' : 'allowed_payment_method_types';
  const wanted = readList(params[name], name);
  const excluded = readList(params['excluded_payment_method_types'], 'excluded_payment_method_types');
  const offered = METHODS.filter(
    (method) => (wanted.length === 0 || wanted.includes(method)) && !excluded.includes(method),
  );
  if (offered.length > 0) return offered;
  throw invalidRequest(
    `No payment method of ${name} is known to the Stripe sandbox: use card or us_bank_account.`,
    name,
  );
}

function readIntent(params: Params): IntentData {
  const data = readHash(params['payment_intent_data'], 'payment_intent_data');
  const read = (name: string, longest: number) =>
    readText(data[name], `payment_intent_data[${name}]`, longest);
  const known = 'metadata description receipt_email statement_descriptor statement_descriptor_suffix'.split(
    ' ',
  );
  const other = Object.keys(data).find((name) => !known.includes(name));
  if (other) throw unsupportedParameter(`payment_intent_data[${other}]`);
  return {
    metadata: readMetadata(data['metadata'], 'payment_intent_data[metadata]'),
    description: read('description', 1000),
    receipt_email: read('receipt_email', 800),
    statement_descriptor: read('statement_descriptor', 22),
    statement_descriptor_suffix: read('statement_descriptor_suffix', 22),
  };
}

/** A session with every field of Stripe's, all empty. */
function emptySession(id: string, now: number): Stripe.Checkout.Session {
  return {
    ...{ id, object: 'checkout.session', created: now, expires_at: now + DAY, livemode: false },
    ...{ status: 'open', payment_status: 'unpaid', mode: 'payment', ui_mode: 'hosted_page' },
    ...{ amount_subtotal: null, amount_total: null, currency: null, currency_conversion: null },
    ...{ adaptive_pricing: { enabled: false }, after_expiration: null, allow_promotion_codes: null },
    ...{ allowed_payment_method_types: null, excluded_payment_method_types: [] },
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    ...{ billing_address_collection: null, cancel_url: null, success_url: null, url: null },
    ...{ client_reference_id: null, client_secret: null, collected_information: null },
    ...{ consent: null, consent_collection: null, custom_fields: [] },
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    ...{ customer: null, customer_account: null, customer_creation: 'if_required' },
    ...{ customer_details: null, customer_email: null, discounts: [] },
    ...{ integration_identifier: null, invoice: null, invoice_creation: null, locale: null },
    ...{
      managed_payments: null,
      metadata: {},
      origin_context: null,
      payment_intent: null,
      payment_link: null,
    },
    ...{ payment_method_collection: 'if_required', payment_method_configuration_details: null },
    ...{ payment_method_options: {}, payment_method_types: METHODS, permissions: null },
    ...{ phone_number_collection: { enabled: false }, recovered_from: null },
    ...{ saved_payment_method_options: null, setup_intent: null, shipping_address_collection: null },
    ...{ shipping_cost: null, shipping_options: [], submit_type: null, subscription: null },
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    wallet_options: null,
  };
}
