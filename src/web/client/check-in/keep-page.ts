/** Time for the parts of the page to be there, in milliseconds. */
const LOADED_MS = 3_000;

/** Has the page kept by the browser, so that it opens again when the network is gone; without the names on it. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/check-in/worker.js');
    const { active } = await navigator.serviceWorker.ready;
    setTimeout(() => active?.postMessage({ page: location.pathname, parts: loadedParts() }), LOADED_MS);
  } catch {
    // Private windows have none: the page that is open goes on working.
  }
}

/** The page is of no use any more. */
export async function forgetPage(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/check-in/');
  registration?.active?.postMessage({ page: location.pathname, forget: true });
}

/** Scripts, styles and fonts, by the hash in their names. */
function loadedParts(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_astro/'))
    .map(({ pathname }) => pathname);
}
