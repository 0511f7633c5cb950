import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { ownCertificate } from '#shop/products/kinds/course/certificates/check-certificate.ts';
import { drawCertificate } from '#web/documents/certificate.ts';
import { seeOther } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';

/** A certificate as a PDF, for its holder; as a page to print when the fonts here lack a character of it. */
export const GET: APIRoute = async ({ params, locals }) => {
  const certificate = await ownCertificate(db, params.number ?? '', await locals.visitor());
  if (!certificate) return new Response(null, { status: 404 });
  const pdf = await drawCertificate(certificate);
  if (!pdf) return seeOther(paths.certificatePrint(certificate.number));
  return new Response(Uint8Array.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="certificate-${certificate.number}.pdf"`,
    },
  });
};
