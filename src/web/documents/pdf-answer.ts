import type { APIContext } from 'astro';
import { t } from '#messages/t.ts';
import { badRequest } from '../admin/request.ts';

/** A PDF as a response to staff; the page that says why where it could not be drawn. @param name without `.pdf` */
export function pdfAnswer(
  context: APIContext,
  pdf: Buffer | null,
  name: string,
): Response | Promise<Response> {
  if (!pdf)
    return badRequest(
      context,
      t('This paper cannot be printed: the address is missing, or has a character that no font here has.'),
    );
  return new Response(Uint8Array.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name}.pdf"`,
    },
  });
}
