import type { APIRoute } from 'astro';
import { calendarFile } from '#lib/calendar.ts';
import { db } from '#lib/db.ts';
import { showCachedProduct } from '#shop/products/catalogue/product-cache.ts';
import { calendarEntries } from '#shop/products/kinds/event/calendar/entries.ts';
import { listDates } from '#shop/products/kinds/event/dates/store.ts';
import { calendarResponse } from '#web/documents/calendar-response.ts';
import { PUBLIC_CACHE } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';
import { absoluteUrl } from '#web/seo/absolute-url.ts';
import { isSlug } from '#web/slug.ts';

/** The dates of an event as a calendar file: what its page says, and no online address. */
export const GET: APIRoute = async ({ params, redirect }) => {
  const { section, slug } = params;
  const shown = section === 'events' && isSlug(slug) ? await showCachedProduct(db, slug) : null;
  if (shown?.found === 'moved' && shown.section === 'events')
    return redirect(paths.eventCalendar(shown.slug), 301);
  if (shown?.found !== 'product' || shown.product.kind !== 'event')
    return new Response(null, { status: 404 });
  const { id, title, slug: own } = shown.product;
  const url = absoluteUrl(paths.product('events', own));
  const dates = await listDates(db, id);
  const entries = dates.flatMap((date) => calendarEntries({ title, url, date, owner: '' }));
  return calendarResponse(own, calendarFile(title, entries), {
    'Cache-Control': PUBLIC_CACHE,
    'Cache-Tag': `product:${id}`,
  });
};
