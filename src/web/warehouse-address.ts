import type { Address } from '#shop/customers/addresses/address.ts';
import { addressLines, wholeAddress } from '#shop/customers/addresses/print-address.ts';

/** The address of a warehouse from top to bottom; without a country where none was said. */
export function warehouseLines(address: Address): string[] {
  return address.country === '' ? addressLines(address) : wholeAddress(address);
}
