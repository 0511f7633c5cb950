import type { APIContext } from 'astro';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import type { Alert } from '#shop/products/kinds/goods/back-in-stock/alert.ts';
import { readAlertToken } from '#shop/products/kinds/goods/back-in-stock/alert-token.ts';
import { confirmAlert, endAlert } from '#shop/products/kinds/goods/back-in-stock/ask.ts';
import { findAlert } from '#shop/products/kinds/goods/back-in-stock/store.ts';
import { seeOther } from '../http/respond.ts';
import { paths } from '../paths.ts';
import { handlePageInput } from './handle-form.ts';

const form = z.strictObject({
  act: z.enum(['confirm', 'leave'], { error: () => t('That is not something this page does.') }),
});

/** What the token in the address stands for; null for one that was never signed, and for what is forgotten. */
export async function openAlert({ params: { token = '' } }: APIContext): Promise<Alert | null> {
  const id = readAlertToken(config.authSecret, token, now());
  return id ? findAlert(db, id) : null;
}

/** What the person does there; looking at the page changes nothing. @returns null when the page is to be shown. */
export function handleAlertForm(context: APIContext, { id }: Alert): Promise<Response | null> {
  return handlePageInput(context, form, async ({ act }) => {
    await (act === 'confirm' ? confirmAlert(db, id) : endAlert(db, id));
    return seeOther(paths.backInStockEmail(context.params['token'] ?? ''));
  });
}
