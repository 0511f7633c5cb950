import type { APIRoute } from 'astro';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { deviceList } from '#shop/products/kinds/event/check-in/device-list.ts';
import { countAtEntrance } from '#shop/products/kinds/event/check-in/list-store.ts';
import { openCheckInApi, sessionOf } from '#web/check-in/open.ts';
import { scansInput, takeScans } from '#web/check-in/scans.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json } from '#web/http/respond.ts';

/** How many are in; with `?list=1` also the signed list that a device keeps for when the network is gone. */
export const GET: APIRoute = async (context) => {
  const place = await openCheckInApi(context);
  if ('status' in place) return json({}, place.status);
  const session = sessionOf(place, context.url.searchParams.get('session'));
  const dateId = place.date.id;
  const count = await countAtEntrance(db, { dateId, sessionId: session.id });
  if (!context.url.searchParams.has('list')) return json({ count });
  if (place.isLate) return json({}, 410);
  return json({
    count,
    ...(await deviceList(db, config.authSecret, { dateId, session, until: place.until })),
  });
};

/** Takes scans, also those that a device has kept while the network was gone. */
export const POST: APIRoute = async (context) => {
  const place = await openCheckInApi(context);
  if ('status' in place) return json({}, place.status);
  return handleForm(context, place.path, async () => {
    const input = await readInput(context.request);
    return json(await takeScans(place, parseInput(scansInput, input)));
  });
};
