/** A parcel as carriers are told of it: `ORD-2026-000123-P2`. */
export function parcelReference(order: string, number: number): string {
  return `${order}-P${number}`;
}

/** Whether a parcel or a return of an order can have a number: one that its reference has room for. */
export function canBeNumber(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 10_000;
}

/** The parcel that a reference names; null for any other text. */
export function readParcelReference(
  text: string,
): { readonly order: string; readonly number: number } | null {
  const [, order, number] = /^(ORD-\d{4}-\d{6,12})-P(\d{1,4})$/.exec(text.trim().toUpperCase()) ?? [];
  return order && number ? { order, number: Number(number) } : null;
}
