import { z } from 'zod';

/** For `z.preprocess`: a field that a form sends empty counts as not sent. */
export const emptyAsMissing = (text: unknown) => (text === '' ? undefined : text);

/** The cursors of a list that is read page by page: see `db/keyset.ts`. */
export const cursorFields = {
  after: z.preprocess(emptyAsMissing, z.string().max(1000).optional()),
  before: z.preprocess(emptyAsMissing, z.string().max(1000).optional()),
};

/** The fields of every list of the admin: its cursors, and the columns that are shown, by their names with commas. */
export const listFields = {
  ...cursorFields,
  columns: z.preprocess(
    emptyAsMissing,
    z
      .string()
      .max(300)
      .regex(/^[a-z_,]*$/)
      .optional(),
  ),
};

/** A filter that takes one of these values. */
export const choiceField = <const Value extends string>(values: readonly Value[]) =>
  z.preprocess(emptyAsMissing, z.enum(values).optional());

/** A filter by text. */
export const searchField = (most: number) =>
  z.preprocess(emptyAsMissing, z.string().trim().max(most).optional());
