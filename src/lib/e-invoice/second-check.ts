/**
 * That the tax is the exact share of the net amount, to the unit. Where prices include the tax, some sums have no such tax: the rules of the
 * norm allow a unit more or less, and so does our own check of it.
 */
const TOO_STRICT = /^\[BR-(CO-17|S-0?9)\]/;

/**
 * What another program finds wrong in a CII document: its structure and the business rules of EN 16931. Loaded where it is needed:
 * it is large. @returns rules and fields, in English for operators; nothing for a right one.
 */
export async function secondCheck(cii: string): Promise<string[]> {
  const { FacturX } = await import('factur-x-kit');
  try {
    const result = (await FacturX.fromXML(cii)).validate();
    return result.valid
      ? []
      : (result.errors ?? [])
          .filter(({ message }) => !TOO_STRICT.test(message))
          .map(({ message, path }) => `${message} (${path.join('.')})`);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
