import { say } from './say.ts';

/** Shows the number of items in the cart and the first name, from the two cookies that scripts may read. */
export function showVisitor(): void {
  const count = Number(cookie('lectern_cart') ?? 0);
  showCount(Number.isInteger(count) && count > 0 ? count : 0);
  const name = cookie('lectern_name');
  const greeting = document.querySelector('[data-greeting]');
  if (greeting) greeting.textContent = name ? say('Hello {name}', { name: name.slice(0, 40) }) : '';
}

function showCount(count: number): void {
  const badge = document.querySelector('[data-cart-count]');
  const link = document.querySelector('[data-cart-link]');
  if (!badge || !link) return;
  badge.textContent = count === 0 ? '' : count > 99 ? '99+' : String(count);
  // The accessible name stays "Cart"; the number is its description.
  if (count === 0) link.removeAttribute('aria-description');
  else
    link.setAttribute(
      'aria-description',
      count === 1 ? say('1 item in it') : say('{count} items in it', { count }),
    );
}

function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  if (!found) return null;
  try {
    return decodeURIComponent(found.slice(name.length + 1));
  } catch {
    return null;
  }
}
