import type { APIRoute } from 'astro';
import { t } from '#messages/t.ts';
import { sharePictureResponse } from '#web/seo/share-picture-cache.ts';

/** The preview picture of links to the shop. */
export const GET: APIRoute = ({ request }) =>
  sharePictureResponse(request, {
    subject: { title: t('Learn a craft slowly'), kind: 'shop', category: null },
    foot: t('A small school for hand and mind'),
  });
