/** How an event was handled. */
export type Outcome = 'applied' | 'unchanged' | 'ignored' | 'parked' | 'refused';
