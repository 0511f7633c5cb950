import type { APIRoute } from 'astro';
import { sharePictureResponse } from '#web/seo/share-picture-cache.ts';

/** The preview picture of links to the shop. */
export const GET: APIRoute = ({ request }) =>
  sharePictureResponse(request, {
    subject: { title: 'Learn a craft slowly', kind: 'shop', category: null },
    foot: 'A small school for hand and mind',
  });
