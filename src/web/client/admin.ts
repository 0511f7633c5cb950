import { submitOnce } from './submit-once.ts';

/** What the back office gets from script. All of it works without. */
submitOnce();
warnOfLoss();

/** Asks before leaving a form in which something was typed and not sent. */
function warnOfLoss(): void {
  let isTouched = document.querySelector('form[data-keep][data-touched]') !== null;
  document.addEventListener('input', (event) => {
    if (event.target instanceof Element && event.target.closest('form[data-keep]')) isTouched = true;
  });
  document.addEventListener('submit', () => {
    isTouched = false;
  });
  addEventListener('beforeunload', (event) => {
    if (isTouched) event.preventDefault();
  });
}
