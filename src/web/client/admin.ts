import { keepLongTexts } from './keep-long-texts.ts';
import { submitOnce } from './submit-once.ts';
import { uploadPictures } from './upload-pictures.ts';

/** The script of the admin pages; everything works without it. */
keepLongTexts('admin-error');
// Before forms are held to one sending: it sends several itself.
uploadPictures();
submitOnce();
warnAboutUnsavedChanges();

/** Asks before leaving a form with changes that were not sent. */
function warnAboutUnsavedChanges(): void {
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
