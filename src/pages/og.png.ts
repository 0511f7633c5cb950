import type { APIRoute } from 'astro';
import { sharePictureResponse } from '#web/seo/share-picture-cache.ts';

/** The picture that a link to the shop itself shows elsewhere. */
export const GET: APIRoute = ({ request }) =>
  sharePictureResponse(
    request,
    { title: 'Learn a craft slowly', kind: 'course', category: null },
    'A small school for hand and mind',
  );
