import { announceAddedItem } from './add-to-cart.ts';
import { enableLessonKeys } from './lesson-keys.ts';
import { keepNotes } from './notes.ts';
import { offerToContinue } from './own-course.ts';
import { hangPosters } from './posters.ts';
import { showPasswords } from './show-password.ts';
import { keepPlace } from './study.ts';
import { submitOnce } from './submit-once.ts';
import { paintVisitor } from './visitor.ts';
import { watchOrder } from './watch-order.ts';

/** What every page gets from script. All of it works without. */
paintVisitor();
announceAddedItem();
submitOnce();
enableLessonKeys();
keepPlace();
keepNotes();
watchOrder();
showPasswords();
hangPosters();
void offerToContinue();

// A page that comes back from the browser's memory may have missed a change.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  paintVisitor();
  void offerToContinue();
});
