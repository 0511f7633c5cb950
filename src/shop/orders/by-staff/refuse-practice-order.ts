import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';

/** @throws ShopError `practice_order` for what was made for the demo shop: its people have no mailbox. */
export function refusePracticeOrder({ isPractice }: { readonly isPractice: boolean }): void {
  if (isPractice)
    throw new ShopError(
      'practice_order',
      409,
      t('This is a practice order of the demo shop: nobody is emailed.'),
    );
}
