/** One measurement as the bench prints it: a table with what was done to get it. */
export interface Section {
  readonly title: string;
  /** What was measured, against what, how often and on what load, in a few sentences. */
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A part of `npm run bench`, of one table or of several. `say` shows progress, a line at a time. */
export type Measure = (say: (line: string) => void) => Promise<Section | readonly Section[]>;
