import { announceAddedItem } from './add-to-cart.ts';
import { chooseGoods } from './choose-goods.ts';
import { followVariant } from './follow-variant.ts';
import { keepLongTexts } from './keep-long-texts.ts';
import { enableLessonKeys } from './lesson-keys.ts';
import { tellBlockedCookies } from './need-cookies.ts';
import { autosaveNotes } from './notes.ts';
import { offerToContinue } from './owned-product.ts';
import { loadPosters } from './posters.ts';
import { showPasswords } from './show-password.ts';
import { saveProgress } from './study.ts';
import { submitOnce } from './submit-once.ts';
import { showVisitor } from './visitor.ts';
import { watchOrder } from './watch-order.ts';

/** The script of every page of the shop; everything works without it. */
tellBlockedCookies();
showVisitor();
announceAddedItem();
keepLongTexts('wrong-text');
submitOnce();
enableLessonKeys();
saveProgress();
autosaveNotes();
watchOrder();
showPasswords();
loadPosters();
followVariant();
chooseGoods();
void offerToContinue();

// A page from the back-forward cache may be out of date.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  showVisitor();
  void offerToContinue();
});
