import { escapeMarkdown } from '#lib/markdown/escape-markdown.ts';
import { t } from '#messages/t.ts';
import { currentSettings } from '../../settings/current.ts';
import { shopTitle } from '../../settings/shop-name.ts';
import { countryName } from './countries.ts';

/** Who sells, line by line, as far as the owner has said so; empty without a name and a place. */
export function sellerLines(): readonly string[] {
  const { seller_name, seller_street, seller_postcode, seller_city, seller_country, ...more } =
    currentSettings();
  if (!seller_name || !seller_city) return [];
  const place = [seller_postcode, seller_city].filter(Boolean).join(' ');
  const { seller_vat_id, seller_tax_number, seller_phone } = more;
  return [
    ...[seller_name, seller_street, place, seller_country && countryName(seller_country)],
    seller_phone && t('{label}: {text}', { label: t('Phone'), text: seller_phone }),
    seller_vat_id && t('{label}: {text}', { label: t('VAT ID'), text: seller_vat_id }),
    seller_tax_number && t('{label}: {text}', { label: t('Tax number'), text: seller_tax_number }),
  ].filter(Boolean);
}

/** What the imprint says of the seller. */
export function sellerInMarkdown(): string {
  const lines = sellerLines();
  const seller =
    lines.length > 0
      ? lines.map(escapeMarkdown).join('  \n')
      : t('This shop has not given its name and address yet.');
  return `**${escapeMarkdown(shopTitle())}**\n\n${seller}`;
}
