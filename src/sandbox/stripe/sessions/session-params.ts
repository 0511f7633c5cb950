import type { Stripe } from 'stripe';
import { invalid } from '../http/errors.ts';
import type { Params } from '../http/form-body.ts';
import { hash, refuseUnknown } from '../http/params.ts';

type Name = keyof Stripe.Checkout.SessionCreateParams | 'payment_method_types';

/**
 * Every parameter of creating a session and what the sandbox does with it: `read` is obeyed, `ignored` would
 * change only the look of Stripe's own page, `refused` would change the amount or the flow, so that going on
 * without it would be a lie.
 */
const HANDLING: Record<Name, 'read' | 'ignored' | 'refused'> = {
  ...{ adaptive_pricing: 'ignored', after_expiration: 'ignored', allow_promotion_codes: 'read' },
  ...{ allowed_payment_method_types: 'read', automatic_tax: 'read', billing_address_collection: 'read' },
  ...{ branding_settings: 'ignored', cancel_url: 'read', client_reference_id: 'read' },
  ...{ consent_collection: 'ignored', currency: 'read', custom_fields: 'refused', custom_text: 'ignored' },
  ...{ customer: 'refused', customer_account: 'refused', customer_creation: 'read', customer_email: 'read' },
  ...{ customer_update: 'refused', discounts: 'refused', excluded_payment_method_types: 'ignored' },
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

/** Refuses unknown parameters as Stripe does, and those of Stripe's that the sandbox cannot honour. */
export function checkSessionParams(params: Params): void {
  refuseUnknown(params, Object.keys(HANDLING));
  for (const name of Object.keys(params)) {
    if (HANDLING[name as Name] === 'refused') throw unsupported(name);
  }
  if (hash(params['automatic_tax'], 'automatic_tax')['enabled'] === 'true')
    throw unsupported('automatic_tax');
  if (params['allow_promotion_codes'] === 'true') throw unsupported('allow_promotion_codes');
}

/** For what is right at Stripe and not built here. */
export function unsupported(param: string): Error {
  return invalid(`The Stripe sandbox does not support ${param}; Stripe itself does.`, param);
}
