import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { ownCertificate } from '#shop/products/kinds/course/certificates/check-certificate.ts';
import { drawCertificate } from '#web/documents/certificate.ts';

/** A certificate as a PDF, for its holder. */
export const GET: APIRoute = async ({ params, locals }) => {
  const certificate = await ownCertificate(db, params.number ?? '', await locals.visitor());
  if (!certificate) return new Response(null, { status: 404 });
  return new Response(Uint8Array.from(await drawCertificate(certificate)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="certificate-${certificate.number}.pdf"`,
    },
  });
};
