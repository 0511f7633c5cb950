import { z } from 'zod';
import { t } from '#messages/t.ts';

/** The texts of a form, by field. */
export type Texts = Readonly<Record<string, string>>;

const wholeNumber = (most: number) => () => t('Give a whole number from 1 to {most, number}.', { most });

/** A whole number from 1. */
export const countField = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, { error: wholeNumber(most) })
    .transform(Number)
    .refine((count) => count >= 1 && count <= most, { error: wholeNumber(most) });

/** The same, or blank for none. */
export const optionalCountField = (most: number) =>
  z
    .string()
    .trim()
    .default('')
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((count) => count === null || (Number.isInteger(count) && count >= 1 && count <= most), {
      error: wholeNumber(most),
    });

/**
 * Reads the fields that a schema names from a form that has others too.
 * @returns null where one of them is wrong; `problems` says then at which, and why.
 */
export function readFields<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  texts: Texts,
  problems: Record<string, string>,
): z.infer<z.ZodObject<Shape>> | null {
  const names = Object.keys(schema.shape).filter((name) => texts[name] !== undefined);
  const read = schema.safeParse(Object.fromEntries(names.map((name) => [name, texts[name]])));
  for (const issue of read.error?.issues ?? []) problems[String(issue.path[0])] ??= issue.message;
  return read.data ?? null;
}
