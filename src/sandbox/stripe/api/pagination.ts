import type { Params } from '../http/form-body.ts';
import { invalidRequest } from '../http/stripe-errors.ts';
import { readInteger, readText } from './params.ts';

export type List<T> = { object: 'list'; data: T[]; has_more: boolean; url: string };

export function listObject<T>(data: T[], url: string, has_more = false): List<T> {
  return { object: 'list', data, has_more, url };
}

/** One page of `rows` (oldest first) by Stripe's cursors; the page is newest first. */
export function paginate<T extends { id: string }>(rows: T[], params: Params, url: string): List<T> {
  const limit = readInteger(params['limit'], 'limit') ?? 10;
  if (limit < 1 || limit > 100) {
    throw invalidRequest('This value must be between 1 and 100.', 'limit', 'parameter_invalid_integer');
  }
  const newest = rows.toReversed();
  const after = readText(params['starting_after'], 'starting_after');
  const before = readText(params['ending_before'], 'ending_before');
  if (before !== null) {
    const end = indexOfCursor(newest, before, 'ending_before');
    return listObject(newest.slice(Math.max(0, end - limit), end), url, end > limit);
  }
  const start = after === null ? 0 : indexOfCursor(newest, after, 'starting_after') + 1;
  return listObject(newest.slice(start, start + limit), url, newest.length > start + limit);
}

function indexOfCursor(rows: { id: string }[], id: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id);
  if (index === -1) throw invalidRequest(`No such object: '${id}'`, param, 'resource_missing');
  return index;
}

/** What passes the `created` filter (Unix seconds): a number, or gt, gte, lt, lte. */
export function createdFilter(params: Params): (created: number) => boolean {
  const range = params['created'];
  if (range === undefined) return () => true;
  if (typeof range === 'string') {
    const exact = readInteger(range, 'created');
    return (created) => created === exact;
  }
  if (Array.isArray(range)) throw invalidRequest('Invalid created', 'created');
  const bound = (name: string) => readInteger(range[name], `created[${name}]`);
  const [gt, gte, lt, lte] = [bound('gt'), bound('gte'), bound('lt'), bound('lte')];
  return (created) =>
    (gt === null || created > gt) &&
    (gte === null || created >= gte) &&
    (lt === null || created < lt) &&
    (lte === null || created <= lte);
}
