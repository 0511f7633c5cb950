/** What became of an event. */
export type Outcome = 'applied' | 'unchanged' | 'ignored' | 'parked' | 'refused';
