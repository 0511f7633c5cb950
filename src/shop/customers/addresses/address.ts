/** An address as it is stored; a part that the country does not have is empty. */
export interface Address {
  readonly name: string;
  readonly company: string;
  /** Street and number. */
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  /** State, province, county or prefecture: its code where the country's post uses codes. */
  readonly region: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** For the carrier. */
  readonly phone: string;
}

export type AddressField = Exclude<keyof Address, 'country'>;

export const addressFields: readonly AddressField[] = [
  ...(['name', 'company', 'line1', 'line2', 'city', 'region', 'postcode', 'phone'] as const),
];

/** An address as a form sends it: any texts. */
export type TypedAddress = Readonly<Partial<Record<keyof Address, string | undefined>>>;

/** Whether two addresses are the same. */
export function isSameAddress(a: Address, b: Address): boolean {
  return a.country === b.country && addressFields.every((field) => a[field] === b[field]);
}
