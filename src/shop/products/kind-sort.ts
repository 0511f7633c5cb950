/** A sort that only the lists of one kind have. */
export interface KindSort {
  /** In the address: `?sort=soonest`. */
  readonly name: string;
  /** On the page, said by `translate`: "Soonest first". */
  readonly text: string;
  /** An SQL expression over `products p`, never from outside: `(select min(starts_at) from …)`. Null comes last. */
  readonly orderBy: string;
  readonly direction: 'asc' | 'desc';
}
