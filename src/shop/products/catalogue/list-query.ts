import { z } from 'zod';
import { allKinds } from '../kinds.ts';
import { commonFilters, type Filter } from './filter.ts';

export const sorts = ['relevance', 'newest', 'title', 'price', 'price-down', 'rating'] as const;
export type Sort = (typeof sorts)[number];

/** What a list shows: read from an address, with every default filled in. */
export interface ListQuery {
  readonly page: number;
  readonly sort: Sort;
  readonly q?: string | undefined;
  /** The category's slug. */
  readonly category?: string | undefined;
  /** Values by filter; a filter of which nothing is chosen is not there. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

const MAX_VALUES = 10;
const blank = (text: unknown) => (text === '' ? undefined : text);

/** Several values of one filter stand in one parameter: `level=beginner,advanced`. */
const values = z.preprocess(
  blank,
  z
    .string()
    .regex(/^[a-z0-9-]{1,20}(,[a-z0-9-]{1,20})*$/)
    .transform((text) => [...new Set(text.split(','))].toSorted())
    .refine((list) => list.length <= MAX_VALUES)
    .optional(),
);

/** Every filter that some list of the shop has, by name. */
const filters: ReadonlyMap<string, readonly Filter[]> = Map.groupBy(
  [...commonFilters, ...allKinds().flatMap((kind) => kind.filters)],
  ({ name }) => name,
);

/** What may stand behind the `?` of a list. Unknown names are left alone (campaign marks and the like). */
export const listQuery = z.object({
  page: z.preprocess(blank, z.coerce.number().int().min(1).max(100_000).default(1)),
  sort: z.preprocess(blank, z.enum(sorts).optional()),
  // PostgreSQL stores no NUL, so nothing could be found by it.
  q: z.preprocess(
    blank,
    z
      .string()
      .trim()
      .max(200)
      .refine((text) => !text.includes('\0') && text.isWellFormed())
      .optional(),
  ),
  category: z.preprocess(
    blank,
    z
      .string()
      .regex(/^[a-z0-9-]{1,80}$/)
      .optional(),
  ),
  ...Object.fromEntries([...filters.keys()].map((name) => [name, values])),
});

/** @returns the query, or the name of the parameter that makes no sense. */
export function parseListQuery(params: URLSearchParams): { query: ListQuery } | { wrong: string } {
  const parsed = listQuery.safeParse(Object.fromEntries(params));
  if (!parsed.success) return { wrong: String(parsed.error.issues[0]?.path[0]) };
  const { page, sort, category, ...rest } = parsed.data;
  const q = rest.q || undefined;
  const chosen: Record<string, readonly string[]> = {};
  for (const [name, alike] of filters) {
    const list = (rest as Record<string, unknown>)[name] as readonly string[] | undefined;
    if (!list) continue;
    if (!list.every((value) => alike.some((filter) => hasValue(filter, value)))) return { wrong: name };
    chosen[name] = list;
  }
  return { query: { page, sort: sortOf(sort, q), q, category, chosen } };
}

/** The order of a list that nobody has chosen one for. */
export function defaultSort(q: string | undefined): Sort {
  return q ? 'relevance' : 'newest';
}

function sortOf(sort: Sort | undefined, q: string | undefined): Sort {
  if (sort === 'relevance' && !q) return defaultSort(q);
  return sort ?? defaultSort(q);
}

function hasValue({ options, textOf }: Filter, value: string): boolean {
  return (
    options.some((option) => option.value === value) || (textOf !== undefined && /^[a-z]{2}$/.test(value))
  );
}

/** Cards on one page of a list. */
export const PAGE_SIZE = 24;

/** Where the cards of a page stand in the whole list. */
export function limitAndOffset({ page }: ListQuery): { limit: number; offset: number } {
  return { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
}
