const FIRST_MS = 1500;
const LATER_MS = 10_000;
/** Polls quickly at first, then slowly, then stops: the page has a link to reload it. */
const QUICK_TRIES = 10;
const TRIES = 60;

/** Reloads a page that waits for a payment when the state of the order changes. */
export function watchOrder(): void {
  const place = document.querySelector<HTMLElement>('[data-watch]');
  const state = place?.dataset.orderState;
  if (state) setTimeout(() => void poll(state, 1), FIRST_MS);
}

async function poll(state: string, attempt: number): Promise<void> {
  if (await hasChanged(state)) return location.reload();
  if (attempt < TRIES) {
    setTimeout(() => void poll(state, attempt + 1), attempt < QUICK_TRIES ? FIRST_MS : LATER_MS);
  }
}

async function hasChanged(state: string): Promise<boolean> {
  try {
    const response = await fetch(location.href, { signal: AbortSignal.timeout(8000) });
    return response.ok && !(await response.text()).includes(`data-order-state="${state}"`);
  } catch {
    return false;
  }
}
