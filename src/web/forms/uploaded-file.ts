import { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import { isUuid } from '#lib/ids.ts';
import type { Input } from './read-form.ts';

const problem = z.strictObject({
  code: z.string(),
  status: z.number().int().min(400).max(499),
  message: z.string(),
  /** Of the file, as its sender calls it. */
  name: z.string().optional(),
});

/**
 * The id of the file that a form brought, or brought before it was refused (`<field>_kept`).
 * @returns the other fields with the file's; empty where none was chosen.
 * @throws ShopError what was wrong with the file, at its field.
 */
export function withUploadedFile({ values }: Input, field: string): Input['values'] {
  const { [`${field}_kept`]: kept, ...rest } = withoutProblem(values, field);
  const given = rest[field];
  if (typeof given === 'string' && isUuid(given)) return rest;
  return { ...rest, [field]: typeof kept === 'string' && isUuid(kept) ? kept : '' };
}

/** The ids of several files that a form brought (`picture`, `picture_2`), and why others of it were refused. */
export function withUploadedFiles({ values }: Input, field: string) {
  const ids: string[] = [];
  const problems: z.infer<typeof problem>[] = [];
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const plain = name.replace(/_\d{1,2}$/, '');
    if (plain === field && typeof value === 'string') {
      if (isUuid(value)) ids.push(value);
    } else if (plain === 'upload_problem' && typeof value === 'string') {
      const read = problem.safeParse(JSON.parse(value));
      if (read.success) problems.push(read.data);
    } else rest[name] = value;
  }
  return { ids, problems, rest };
}

/** The other fields of a form whose file was read as a text, which stands in its field; empty where none was chosen. @throws ShopError */
export function withUploadedText({ values }: Input, field: string): Input['values'] {
  const rest = withoutProblem(values, field);
  return { ...rest, [field]: rest[field] ?? '' };
}

function withoutProblem(
  { upload_problem, ...rest }: Input['values'],
  field: string,
): Record<string, unknown> {
  if (typeof upload_problem !== 'string') return rest;
  const read = problem.safeParse(JSON.parse(upload_problem));
  if (!read.success) return rest;
  const { code, status, message } = read.data;
  throw new ShopError(code, status, message, { [field]: message });
}
