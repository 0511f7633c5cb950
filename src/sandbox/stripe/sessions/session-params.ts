import type { Stripe } from 'stripe';
import { readHash, refuseUnknown } from '../api/params.ts';
import type { Params } from '../http/form-body.ts';
import { invalidRequest } from '../http/stripe-errors.ts';

type Name = keyof Stripe.Checkout.SessionCreateParams | 'payment_method_types';

/**
 * What the sandbox does with each parameter of a new session: `read` is used; `ignored` would only change the look of
 * Stripe's page; `refused` would change the amount or the flow, so ignoring it would give a wrong result.
 */
const HANDLING: Record<Name, 'read' | 'ignored' | 'refused'> = {
  ...{ adaptive_pricing: 'ignored', after_expiration: 'ignored', allow_promotion_codes: 'read' },
  ...{ allowed_payment_method_types: 'read', automatic_tax: 'read', billing_address_collection: 'read' },
  ...{ branding_settings: 'ignored', cancel_url: 'read', client_reference_id: 'read' },
  ...{ consent_collection: 'ignored', currency: 'read', custom_fields: 'refused', custom_text: 'ignored' },
  ...{ customer: 'refused', customer_account: 'refused', customer_creation: 'read', customer_email: 'read' },
  ...{ customer_update: 'refused', discounts: 'refused', excluded_payment_method_types: 'read' },
  ...{ expand: 'read', expires_at: 'read', integration_identifier: 'read', invoice_creation: 'refused' },
  ...{ line_items: 'read', locale: 'read', managed_payments: 'refused', metadata: 'read', mode: 'read' },
  ...{ name_collection: 'ignored', optional_items: 'refused', origin_context: 'read' },
  ...{
    payment_intent_data: 'read',
    payment_method_collection: 'ignored',
    payment_method_configuration: 'ignored',
  },
  ...{ payment_method_data: 'ignored', payment_method_options: 'ignored', payment_method_types: 'read' },
  ...{ permissions: 'refused', phone_number_collection: 'ignored', redirect_on_completion: 'refused' },
  ...{ return_url: 'refused', saved_payment_method_options: 'ignored', setup_intent_data: 'refused' },
  ...{ shipping_address_collection: 'refused', shipping_options: 'refused', submit_type: 'read' },
  ...{ subscription_data: 'refused', success_url: 'read', tax_id_collection: 'ignored', ui_mode: 'read' },
  wallet_options: 'ignored',
};

/** Throws for unknown parameters, as Stripe does, and for those that the sandbox does not support. */
export function checkSessionParams(params: Params): void {
  refuseUnknown(params, Object.keys(HANDLING));
  for (const name of Object.keys(params)) {
    if (HANDLING[name as Name] === 'refused') throw unsupportedParameter(name);
  }
  if (readHash(params['automatic_tax'], 'automatic_tax')['enabled'] === 'true')
    throw unsupportedParameter('automatic_tax');
  if (params['allow_promotion_codes'] === 'true') throw unsupportedParameter('allow_promotion_codes');
}

/** The error for a parameter that Stripe has and the sandbox does not. */
export function unsupportedParameter(param: string): Error {
  return invalidRequest(`The Stripe sandbox does not support ${param}; Stripe itself does.`, param);
}
