import type { APIRoute } from 'astro';
import { answerPicture } from '#web/kept-pictures.ts';

/** The picture that a link to the shop itself shows elsewhere. */
export const GET: APIRoute = ({ request }) =>
  answerPicture(
    request,
    { title: 'Learn a craft slowly', kind: 'course', category: null },
    'A small school for hand and mind',
  );
