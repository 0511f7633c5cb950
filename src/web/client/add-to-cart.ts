import { say } from './status.ts';

const KEY = 'lectern:added';

/**
 * Adding leads to the cart, with script as without; the cart then says aloud what was put into it.
 * It is remembered from one page to the next in the tab's own storage.
 */
export function announceAddedItem(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.enhance !== 'add-to-cart') return;
    sessionStorage.setItem(KEY, form.dataset.title ?? 'It');
  });
  const title = sessionStorage.getItem(KEY);
  if (title === null) return;
  sessionStorage.removeItem(KEY);
  if (location.pathname === '/cart' && !document.querySelector('[role=alert]'))
    say(`${title} is in your cart.`);
}
