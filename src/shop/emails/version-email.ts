import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { findLinkVersion } from '../customers/proof-store.ts';
import { stopToken } from '../products/kinds/download/news/stop-link.ts';
import { findNews } from '../products/kinds/download/news/store.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import { linksFor, type Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

const details = z.object({ versionId: z.uuid(), customerId: z.uuid() });

/** Tells a past buyer of a new version; null when the buyer has it no more, wants no such emails, or a later one is out. */
export async function versionEmail(db: Db, sender: Sender, email: EmailRow): Promise<ComposedEmail | null> {
  const { versionId, customerId } = details.parse(email.details);
  const news = await findNews(db, versionId, customerId);
  if (!news || news.isOld) return null;
  const { orderId, addressVersion, title, file, version, words } = news;
  const linkVersion = (await findLinkVersion(db, customerId)) ?? 0;
  const links = linksFor(sender, { orderId, version: linkVersion, addressVersion }, email.queuedAt);
  const unsubscribe = `${sender.origin}/stop-emails/${stopToken(sender.secret, customerId)}`;
  const values = { title: isolate(title), file: isolate(file), version: isolate(version) };
  const composed = composeEmail(t('New version of “{title}”', values), [
    {
      text:
        file === title
          ? t(
              'Version {version} of “{title}” is out. You bought it, so it is yours at no extra cost.',
              values,
            )
          : t(
              'Version {version} of “{file}” is out. You bought it with “{title}”, so it is yours at no extra cost.',
              values,
            ),
    },
    ...(words === '' ? [] : [{ quote: words }]),
    { text: t('Get the new version'), link: links.open('/account/downloads') },
    { text: t('No more emails about new versions'), link: unsubscribe, isQuiet: true },
  ]);
  return { ...composed, unsubscribe };
}
