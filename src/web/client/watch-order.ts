const FIRST_MS = 1500;
const LATER_MS = 10_000;
/** Asks quickly at first, then slowly, then not at all: the link on the page is still there. */
const QUICK_TRIES = 10;
const TRIES = 60;

/** Turns a page that waits for a payment over as soon as the server has something new to say. */
export function watchOrder(): void {
  const place = document.querySelector<HTMLElement>('[data-watch]');
  const state = place?.dataset.orderState;
  if (state) setTimeout(() => void ask(state, 1), FIRST_MS);
}

async function ask(state: string, attempt: number): Promise<void> {
  if (await isNews(state)) return location.reload();
  if (attempt < TRIES) {
    setTimeout(() => void ask(state, attempt + 1), attempt < QUICK_TRIES ? FIRST_MS : LATER_MS);
  }
}

async function isNews(state: string): Promise<boolean> {
  try {
    const response = await fetch(location.href, { signal: AbortSignal.timeout(8000) });
    return response.ok && !(await response.text()).includes(`data-order-state="${state}"`);
  } catch {
    return false;
  }
}
