import { invalid } from './errors.ts';
import type { Params } from './form-body.ts';
import { integer, text } from './params.ts';

export type List<T> = { object: 'list'; data: T[]; has_more: boolean; url: string };

export function listOf<T>(data: T[], url: string, has_more = false): List<T> {
  return { object: 'list', data, has_more, url };
}

/** One page of `rows`, given oldest first and shown newest first, by Stripe's cursors. */
export function page<T extends { id: string }>(rows: T[], params: Params, url: string): List<T> {
  const limit = integer(params['limit'], 'limit') ?? 10;
  if (limit < 1 || limit > 100) {
    throw invalid('This value must be between 1 and 100.', 'limit', 'parameter_invalid_integer');
  }
  const newest = rows.toReversed();
  const after = text(params['starting_after'], 'starting_after');
  const before = text(params['ending_before'], 'ending_before');
  if (before !== null) {
    const end = place(newest, before, 'ending_before');
    return listOf(newest.slice(Math.max(0, end - limit), end), url, end > limit);
  }
  const start = after === null ? 0 : place(newest, after, 'starting_after') + 1;
  return listOf(newest.slice(start, start + limit), url, newest.length > start + limit);
}

function place(rows: { id: string }[], id: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id);
  if (index === -1) throw invalid(`No such object: '${id}'`, param, 'resource_missing');
  return index;
}

/** Whether `created` (Unix seconds) lies in Stripe's `created` filter: a number, or gt, gte, lt, lte. */
export function isCreatedWithin(created: number, params: Params): boolean {
  const range = params['created'];
  if (range === undefined) return true;
  if (typeof range === 'string') return created === integer(range, 'created');
  if (Array.isArray(range)) throw invalid('Invalid created', 'created');
  const bound = (name: string) => integer(range[name], `created[${name}]`);
  const [gt, gte, lt, lte] = [bound('gt'), bound('gte'), bound('lt'), bound('lte')];
  if (gt !== null && created <= gt) return false;
  if (gte !== null && created < gte) return false;
  if (lt !== null && created >= lt) return false;
  return lte === null || created <= lte;
}
