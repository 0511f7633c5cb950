/** As people name a return: `ORD-2026-000123-R1`. */
export function returnName(order: string, number: number): string {
  return `${order}-R${number}`;
}
