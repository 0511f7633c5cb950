export { longDate } from '#lib/long-date.ts';
