import type { Db } from '#lib/db.ts';
import type { ReturnView } from '#shop/orders/returns/view-return.ts';
import { findReturnPicture } from '#shop/shipping/return-picture-store.ts';

/** The picture of a return, kept by nobody on the way; null where it has none. */
export async function pictureAnswer(db: Db, found: ReturnView | null): Promise<Response | null> {
  const id = found?.asked.pictureId;
  const picture = id ? await findReturnPicture(db, id) : null;
  return (
    picture &&
    new Response(Uint8Array.from(picture), {
      headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, no-store' },
    })
  );
}
