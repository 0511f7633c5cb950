import type { APIRoute } from 'astro';
import { calendarFile } from '#lib/calendar.ts';
import { db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { calendarEntries } from '#shop/products/kinds/event/calendar/entries.ts';
import { listPublishedDates } from '#shop/products/kinds/event/dates/store.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { calendarResponse } from '#web/documents/calendar-response.ts';
import { PUBLIC_CACHE } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';
import { absoluteUrl } from '#web/seo/absolute-url.ts';

/** The dates of all events, to subscribe to: those to come, and the last ones that are over. */
export const GET: APIRoute = async ({ params }) => {
  if (params.section !== 'events') return new Response(null, { status: 404 });
  const dates = await listPublishedDates(db);
  const entries = dates.flatMap(({ slug, title, ...date }) =>
    calendarEntries({ title, url: absoluteUrl(paths.product('events', slug)), date, owner: '' }),
  );
  return calendarResponse('events', calendarFile(t('Events of {shop}', { shop: shopName() }), entries), {
    'Cache-Control': PUBLIC_CACHE,
    'Cache-Tag': 'list:event',
  });
};
