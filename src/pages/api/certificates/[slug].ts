import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { certificateInput } from '#shop/products/kinds/course/certificates/certificate.ts';
import { issueCertificate } from '#shop/products/kinds/course/certificates/issue-certificate.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';

/** Issues the certificate of a finished course. */
export const POST: APIRoute = (context) => {
  const { slug = '' } = context.params;
  return handleForm(context, paths.course(slug), async (keep) => {
    const input = await readInput(context.request);
    keep(input.texts);
    const { holder } = parseInput(certificateInput, input);
    const { number } = await issueCertificate(db, slug, await context.locals.visitor(), holder);
    return wantsJson(context.request) ? json({ number }, 201) : seeOther(`${paths.course(slug)}#certificate`);
  });
};
