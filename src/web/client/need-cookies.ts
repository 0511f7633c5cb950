import { say } from './say.ts';

/** Forms that do nothing in a browser that blocks cookies: it is said at the form, and nothing is sent. */
export function tellBlockedCookies(): void {
  if (navigator.cookieEnabled) return;
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (
        !(form instanceof HTMLFormElement) ||
        !form.matches('[data-enhance=add-to-cart], [data-needs-cookies]')
      )
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      form.querySelector('[data-blocked]')?.remove();
      const told = document.createElement('p');
      told.dataset['blocked'] = '';
      told.setAttribute('role', 'alert');
      told.className = 'font-bold text-wrong';
      told.textContent = say('Your browser blocks cookies. Allow them for this shop, then try again.');
      form.append(told);
    },
    true,
  );
}
