/** The version of the terms that an order placed now accepts: the day since which they hold. Its text is in `src/legal`. */
export const TERMS_VERSION = '2026-12-02';
