import { accounts } from './accounts.ts';
import { cart } from './cart.ts';
import { catalogue } from './catalogue.ts';
import { certificates } from './certificates.ts';
import { courses } from './courses.ts';
import { emails } from './emails.ts';
import { fields } from './fields.ts';
import { frame } from './frame.ts';
import { inventory } from './inventory.ts';
import { orderEmails } from './order-emails.ts';
import { refusals } from './refusals.ts';
import { scripts } from './scripts.ts';
import { search } from './search.ts';
import { teachers } from './teachers.ts';
import { words } from './words.ts';

/** Every sentence of the shop in German, by subject. */
export const german = {
  ...accounts,
  ...cart,
  ...catalogue,
  ...certificates,
  ...courses,
  ...emails,
  ...fields,
  ...frame,
  ...inventory,
  ...orderEmails,
  ...refusals,
  ...scripts,
  ...search,
  ...teachers,
  ...words,
};
