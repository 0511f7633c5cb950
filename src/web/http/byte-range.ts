export interface AskedRange {
  readonly start: number;
  readonly end: number;
}

/** What a file is compared with when a part of it is asked for. */
interface Whole {
  readonly size: number;
  readonly etag: string;
  readonly lastModified?: string | undefined;
}

/** One range of bytes; null when the whole file is wanted (several ranges at once are answered with all of it). */
export function byteRangeOf(
  header: string | undefined,
  ifRange: string | undefined,
  { size, etag, lastModified }: Whole,
): AskedRange | 'outside' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (ifRange !== undefined && ifRange !== etag && ifRange !== lastModified) return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start >= size || start > end ? 'outside' : { start, end };
}
