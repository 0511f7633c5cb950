/** An address as it is stored; a part that the country does not have is empty. */
export interface Address {
  readonly name: string;
  readonly company: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  /** State, province, county or prefecture. */
  readonly region: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** For the carrier. */
  readonly phone: string;
}
