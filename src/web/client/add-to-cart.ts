import { say } from './say.ts';
import { leaveForNextPage, takeFromLastPage } from './session-store.ts';
import { showStatus } from './status.ts';

const KEY = 'lectern:added';

/**
 * Adding a product leads to the cart, with or without script; with script the cart announces what was added. The title
 * is passed from one page to the next in sessionStorage.
 */
export function announceAddedItem(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.enhance !== 'add-to-cart') return;
    leaveForNextPage(KEY, form.dataset.title ?? '');
  });
  const title = takeFromLastPage(KEY);
  if (title === null) return;
  if (location.pathname === '/cart' && !document.querySelector('[role=alert]'))
    showStatus(title ? say('“{title}” is in your cart.', { title }) : say('It is in your cart.'));
}
