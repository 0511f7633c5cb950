import type { Page } from '@playwright/test';
import { expect } from './shop.ts';

/** From Stripe's page to that of the order. @returns the order's number. */
export async function payAndSeeOrder(page: Page): Promise<string> {
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
  await page.getByRole('link', { name: /^ORD-/ }).first().click();
  await expect(page).toHaveURL(/\/orders\/ORD-\d{4}-\d+$/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
