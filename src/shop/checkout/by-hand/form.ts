import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { atMost, typedText } from '#lib/typed-text.ts';
import { wallTimeAt } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import { emailSchema } from '../../customers/email.ts';
import { giftAddressFields } from '../../orders/by-staff/gift-address.ts';
import { formKey } from '../../orders/by-staff/write-note.ts';
import { OUTSIDE_WAYS, type PaidOutside } from '../../orders/payments/store.ts';
import { endOfShopDay, shopZone } from '../../settings/zone.ts';

/** Most lines of an order by hand. */
export const MAX_LINES = 15;
/** Hours for which a payment link can be paid; Stripe's most is a day. */
export const LINK_HOURS = 23;

export const lineNumbers = Array.from({ length: MAX_LINES }, (_, at) => at + 1);
const optional = (max: number) => typedText(max).default('');
const productField = optional(200);
const quantityField = z
  .string()
  .trim()
  .regex(/^\d{0,6}$/, { error: () => t('Enter a whole number.') })
  .default('');

/** How the order is paid. */
export const PAY_WAYS = ['link', 'outside', 'free'] as const;

/** An order as staff enter it; each line is the code of a variant, or the slug of a product that has one. */
export const handForm = z
  .strictObject({
    step: z.literal(['look', 'make'], { error: () => t('That is not something this page does.') }),
    key: formKey,
    email: emailSchema,
    ...Object.fromEntries(lineNumbers.map((at) => [`product${at}`, productField])),
    ...Object.fromEntries(lineNumbers.map((at) => [`quantity${at}`, quantityField])),
    ...giftAddressFields,
    /** How many lines the page shows. */
    rows: z.string().max(4).optional(),
    method: z.string().max(200).optional(),
    pay: z.literal(PAY_WAYS, { error: () => t('Choose how it is paid.') }),
    how: z.literal(['', ...OUTSIDE_WAYS], { error: () => t('Choose how it was paid.') }).default(''),
    reference: typedText(200, atMost(200)).default(''),
    paid_on: z.string().trim().max(40).default(''),
    reason: typedText(2000).default(''),
    /** The buyer is emailed about a completed order. */
    tell: z.literal('on').optional(),
  })
  .superRefine((form, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (form.pay === 'free' && form.reason === '')
      refuse('reason', t('Write why it is free. Only staff see it.'));
    if (form.pay === 'outside' && form.how === '') refuse('how', t('Choose how it was paid.'));
    if (form.pay === 'outside' && form.paid_on !== '') {
      if (endOfShopDay(form.paid_on) === null) refuse('paid_on', t('Enter a date.'));
      else if (form.paid_on > shopDay()) refuse('paid_on', t('This day has not come yet.'));
    }
  });
export type HandForm = z.infer<typeof handForm>;

/** A line as it was typed, and its place in the form. */
export interface TypedLine {
  readonly at: number;
  readonly product: string;
  readonly quantity: number;
}

/** The lines in which something was chosen. */
export function typedLines(form: HandForm): TypedLine[] {
  const texts = form as Readonly<Record<string, string | undefined>>;
  return lineNumbers.flatMap((at) => {
    const product = texts[`product${at}`] ?? '';
    const quantity = Number(texts[`quantity${at}`] || '1');
    return product === '' ? [] : [{ at, product, quantity }];
  });
}

/** Today in the shop's zone: `2026-12-01`. */
export function shopDay(): string {
  return wallTimeAt(now(), shopZone()).slice(0, 10);
}

/** How it was paid past Stripe; null for an order that was not. */
export function paidOutside({ pay, how, reference, paid_on: day }: HandForm): PaidOutside | null {
  if (pay !== 'outside' || how === '') return null;
  return { how, reference: reference || null, paidAt: (day && endOfShopDay(day)) || now() };
}
