import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { TaxRate } from './rate.ts';

/** Every rate that the shop knows. */
export async function listTaxRates(db: Db): Promise<readonly TaxRate[]> {
  return allRates(db, {});
}

const allRates = prepared<TaxRate, Record<never, never>>(
  () => sql<TaxRate>`
    select country, region, class as tax_class, to_char(valid_from, 'YYYY-MM-DD') as valid_from, rate from tax_rates
    order by country, region, class, valid_from`,
);

type RateKey = Omit<TaxRate, 'rate'>;

/** Lets one person at a time change the rates, so that what the audit log says was before is so. */
export async function lockTaxRates(tx: Tx): Promise<void> {
  await sql`lock table tax_rates in share row exclusive mode`.execute(tx);
}

export async function saveTaxRate(tx: Tx, { taxClass, ...rate }: TaxRate): Promise<void> {
  await tx
    .insertInto('taxRates')
    .values({ ...rate, class: taxClass, validFrom: sql<Date>`${rate.validFrom}::date` })
    .onConflict((conflict) =>
      conflict.columns(['country', 'region', 'class', 'validFrom']).doUpdateSet({ rate: rate.rate }),
    )
    .execute();
}

export async function deleteTaxRate(
  tx: Tx,
  { country, region, taxClass, validFrom }: RateKey,
): Promise<void> {
  await tx
    .deleteFrom('taxRates')
    .where('country', '=', country)
    .where('region', '=', region)
    .where('class', '=', taxClass)
    .where('validFrom', '=', sql<Date>`${validFrom}::date`)
    .execute();
}

export async function deleteRatesOfClass(tx: Tx, taxClass: string): Promise<void> {
  await tx.deleteFrom('taxRates').where('class', '=', taxClass).execute();
}
