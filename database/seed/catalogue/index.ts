import type { DemoCourse } from './course.ts';
import { course as aBodyAtADesk } from './courses/a-body-at-a-desk.ts';
import { course as aBookBoundByHand } from './courses/a-book-bound-by-hand.ts';
import { course as aLegibleHand } from './courses/a-legible-hand.ts';
import { course as aSideTableDrawbored } from './courses/a-side-table-drawbored.ts';
import { course as aSpoonFromABranch } from './courses/a-spoon-from-a-branch.ts';
import { course as askADatabase } from './courses/ask-a-database.ts';
import { course as blackAndWhiteDarkroom } from './courses/black-and-white-darkroom.ts';
import { course as byHeart } from './courses/by-heart.ts';
import { course as cafeCoffeeAtHome } from './courses/cafe-coffee-at-home.ts';
import { course as comparedWithWhat } from './courses/compared-with-what.ts';
import { course as copperplateWithAPointedPen } from './courses/copperplate-with-a-pointed-pen.ts';
import { course as cremePatissiere } from './courses/creme-patissiere.ts';
import { course as firstSourdough } from './courses/first-sourdough.ts';
import { course as handCutDovetails } from './courses/hand-cut-dovetails.ts';
import { course as linocutWithoutAPress } from './courses/linocut-without-a-press.ts';
import { course as manualMode } from './courses/manual-mode.ts';
import { course as oneSquareOfPaper } from './courses/one-square-of-paper.ts';
import { course as saltAndTime } from './courses/salt-and-time.ts';
import { course as sharpeningWithoutFuss } from './courses/sharpening-without-fuss.ts';
import { course as strangersWithPermission } from './courses/strangers-with-permission.ts';
import { course as tenMinutesOfSitting } from './courses/ten-minutes-of-sitting.ts';
import { course as theCut } from './courses/the-cut.ts';
import { course as typescriptForCarefulPeople } from './courses/typescript-for-careful-people.ts';
import { course as whenMachinesDisagree } from './courses/when-machines-disagree.ts';
import { events as firstEvents } from './events.ts';
import { moreEvents } from './more-events.ts';

export { categories } from './categories.ts';
export { teachers } from './teachers.ts';

/** The demo shop's courses, in the order they are added. */
export const courses: DemoCourse[] = [
  firstSourdough,
  aLegibleHand,
  handCutDovetails,
  typescriptForCarefulPeople,
  tenMinutesOfSitting,
  manualMode,
  aBookBoundByHand,
  cafeCoffeeAtHome,
  comparedWithWhat,
  sharpeningWithoutFuss,
  oneSquareOfPaper,
  blackAndWhiteDarkroom,
  saltAndTime,
  theCut,
  linocutWithoutAPress,
  byHeart,
  askADatabase,
  aSideTableDrawbored,
  cremePatissiere,
  strangersWithPermission,
  copperplateWithAPointedPen,
  aBodyAtADesk,
  aSpoonFromABranch,
  whenMachinesDisagree,
];

/** The demo shop's events. */
export const events = [...firstEvents, ...moreEvents];
