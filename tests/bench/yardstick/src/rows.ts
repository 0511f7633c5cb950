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
/** Each connection prepares a statement once, as in the shop. */
const names = new Map(waves.flat().map(({ text }, at) => [text, `bare_${at}`]));

/** Asks everything; each answer is one text of JSON. @returns the rows of the answer that has this column. */
export async function rowsOf(column: string): Promise<Row[]> {
  let found: Row[] = [];
  for (const wave of waves) {
    const answers = await Promise.all(wave.map(ask));
    for (const rows of answers) if (rows[0] && column in rows[0]) found = rows;
  }
  return found;
}

async function ask({ text, values }: Statement): Promise<Row[]> {
  const { rows } = await pool.query({ name: names.get(text) ?? '', text, values: [...values] });
  return JSON.parse(rows[0]?.answer ?? '[]');
}
