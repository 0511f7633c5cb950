/**
 * The names of all columns of a row, checked by the compiler to be all: a prepared statement that selects `*` fails on
 * open connections once a migration adds a column, and a name forgotten here would be a value missing without a word.
 */
export function allColumns<Row>() {
  return <const Names extends readonly (keyof Row)[]>(
    names: [keyof Row] extends [Names[number]] ? Names : never,
  ): Names => names;
}
