import { z } from 'zod';

/** For `z.preprocess`: a field that a form sends empty counts as not sent. */
export const emptyAsMissing = (text: unknown) => (text === '' ? undefined : text);

/** The cursors of a list that is read page by page: see `db/keyset.ts`. */
export const cursorFields = {
  after: z.preprocess(emptyAsMissing, z.string().max(1000).optional()),
  before: z.preprocess(emptyAsMissing, z.string().max(1000).optional()),
};
