import { t } from '#messages/t.ts';
import { currentSettings } from './current.ts';

/** What the shop is called: as its owner named it, else as its seller is. */
export function shopName(): string {
  const { shop_name, seller_name } = currentSettings();
  return shop_name || seller_name || t('Shop');
}

/** What the shop is, in one line; empty where its owner has not said so. */
export function shopTagline(): string {
  return currentSettings().shop_tagline;
}

/** The name with what the shop is: `Werkhof: boards and benches`. */
export function shopTitle(): string {
  const tagline = shopTagline().replace(/[.。]$/, '');
  return tagline ? t('{label}: {text}', { label: shopName(), text: tagline }) : shopName();
}
