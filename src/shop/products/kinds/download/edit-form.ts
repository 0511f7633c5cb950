import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { KindForm } from '../../kind.ts';
import type { DownloadDetails } from './download.ts';

const MAX_LINES = 12;
/** Characters of a line. */
const MAX_LINE = 200;
const MAX_USES = 1000;

const contents = z
  .string()
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .pipe(
    z
      .array(typedText(MAX_LINE, () => t('Keep each line to {max} characters.', { max: MAX_LINE })))
      .max(MAX_LINES, { error: () => t('At most {max} lines.', { max: MAX_LINES }) }),
  );

const fields = {
  language: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, { error: () => t('Two letters, for example en.') }),
  contents,
  licence: typedText(10_000),
  use_limit: z
    .string()
    .trim()
    .regex(/^([1-9]\d{0,2}|1000)?$/, {
      error: () =>
        t('Give a whole number from 1 to {max, number}, or nothing for any number.', { max: MAX_USES }),
    })
    .transform((text) => (text === '' ? null : Number(text))),
};
type DownloadEdit = z.infer<z.ZodObject<typeof fields>>;

/** The form of a download. Its files have a page of their own. */
export const downloadForm: KindForm<DownloadDetails> = {
  blank: {
    ...{ language: 'en', contents: [], licence: '', useLimit: null },
    ...{ formats: [], fileCount: 0, bytes: 0 },
  },
  fields,
  texts: ({ language, contents: lines, licence, useLimit }) => ({
    language,
    contents: lines.join('\n'),
    licence,
    use_limit: useLimit === null ? '' : String(useLimit),
  }),
  apply: (details, edit) => {
    const { use_limit, ...rest } = edit as DownloadEdit;
    return { ...details, ...rest, useLimit: use_limit };
  },
  missing: async (_db, _productId, { licence, fileCount }) => [
    ...(licence ? [] : [{ field: 'licence', text: t('Say what buyers may do with the files.') }]),
    ...(fileCount > 0 ? [] : [{ field: 'files', text: t('Upload at least one file.') }]),
  ],
};
