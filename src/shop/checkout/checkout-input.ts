import { z } from 'zod';
import { codeField } from '../cart/apply-code.ts';
import { emailSchema } from '../customers/email.ts';
import { businessFields } from './business.ts';
import { deliveryFields } from './delivery.ts';

/** What the shopper fills in before paying. */
export const checkoutInput = z.strictObject({
  email: emailSchema,
  /** A checkbox that is never ticked by default. */
  at_once: z.literal('on').optional(),
  /** What the page said of back-orders. */
  promised: z.string().max(6000).optional(),
  code: codeField.optional(),
  /** In minor units. */
  seen_discount: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .optional(),
  ...deliveryFields,
  ...businessFields,
});
