import { readFileSync } from 'node:fs';
import pg from 'pg';

type Row = Readonly<Record<string, never>>;
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the shop asks for the same page, in the same order and as far side by side. */
const waves: readonly (readonly Statement[])[] = JSON.parse(
  readFileSync(process.env['STATEMENTS'] ?? '', 'utf8'),
);
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 12 });

/** Asks everything. @returns the rows of the answer that has this column. */
export async function rowsOf(column: string): Promise<Row[]> {
  let found: Row[] = [];
  for (const wave of waves) {
    const answers = await Promise.all(wave.map(({ text, values }) => pool.query<Row>(text, [...values])));
    for (const { rows } of answers) if (rows[0] && column in rows[0]) found = rows;
  }
  return found;
}
