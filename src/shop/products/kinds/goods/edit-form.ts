import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { KindForm } from '../../kind.ts';
import {
  ATTRIBUTE_NAME,
  ATTRIBUTE_VALUE,
  type Attribute,
  type GoodsDetails,
  MOST_ATTRIBUTES,
} from './goods.ts';

const MAX_LINES = 20;
/** Characters of a line. */
const MAX_LINE = 200;

const lines = z.string().transform((text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
);

const contents = lines.pipe(
  z
    .array(typedText(MAX_LINE, () => t('Keep each line to {max} characters.', { max: MAX_LINE })))
    .max(MAX_LINES, { error: () => t('At most {max} lines.', { max: MAX_LINES }) }),
);

const attribute = z.string().transform((line, context): Attribute => {
  const [, name = '', value = ''] = /^([^:]+):\s*(.+)$/.exec(line) ?? [];
  const parsed = { name: name.trim(), value: value.trim() };
  if (!parsed.name || !parsed.value)
    context.addIssue({
      code: 'custom',
      message: t('Write each as a name, a colon and a value. This is not: {line}', { line }),
    });
  if (parsed.name.length > ATTRIBUTE_NAME || parsed.value.length > ATTRIBUTE_VALUE)
    context.addIssue({
      code: 'custom',
      message: t('Keep each name to {name, number} characters and each value to {value, number}.', {
        name: ATTRIBUTE_NAME,
        value: ATTRIBUTE_VALUE,
      }),
    });
  return parsed;
});

const attributes = lines
  .pipe(
    z
      .array(attribute)
      .max(MOST_ATTRIBUTES, { error: () => t('At most {max} lines.', { max: MOST_ATTRIBUTES }) }),
  )
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, {
    error: () => t('Each name stands once.'),
  })
  .transform((all) => all.toSorted((a, b) => (a.name < b.name ? -1 : 1)));

const fields = { attributes, contents, maker: typedText(500), safety: typedText(4000) };
type GoodsEdit = z.infer<z.ZodObject<typeof fields>>;

/** The form of goods. Variants and stock have pages of their own. */
export const goodsForm: KindForm<GoodsDetails> = {
  blank: { attributes: [], contents: [], maker: '', safety: '', options: [] },
  fields,
  texts: (details) => ({
    attributes: details.attributes.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    contents: details.contents.join('\n'),
    maker: details.maker,
    safety: details.safety,
  }),
  apply: (details, edit) => ({ ...details, ...(edit as GoodsEdit) }),
  missing: async () => [],
};
