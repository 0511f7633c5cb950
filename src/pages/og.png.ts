import type { APIRoute } from 'astro';
import { currentSettings } from '#shop/settings/current.ts';
import { shopName, shopTagline } from '#shop/settings/shop-name.ts';
import { sharePictureResponse } from '#web/seo/share-picture-cache.ts';

/** The preview picture of links to the shop. */
export const GET: APIRoute = ({ request }) =>
  sharePictureResponse(request, {
    subject: { title: currentSettings().front_heading || shopName(), kind: 'shop', category: null },
    foot: shopTagline(),
  });
