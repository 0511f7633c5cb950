import { config } from '#lib/config.ts';
import { currentSettings } from './current.ts';
import { shopName } from './shop-name.ts';

/** `Anna <shop@example.com>` of the configuration, in its parts. */
const [, configuredName = '', configuredAddress = config.mailFrom] =
  /^\s*"?([^<"]*?)"?\s*<([^<>]+)>\s*$/.exec(config.mailFrom) ?? [];

/** Where people write to, and emails come from. */
export function shopEmail(): string {
  return currentSettings().mail_address || configuredAddress;
}

/** Who an email comes from: as the owner says, else as the configuration does, else by the name of the shop. */
export function mailSender(): { readonly name: string; readonly address: string } {
  const name = currentSettings().mail_name || configuredName || shopName();
  return { name, address: shopEmail() };
}
