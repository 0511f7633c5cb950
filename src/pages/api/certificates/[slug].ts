import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { certificateInput } from '#shop/products/course/certificate.ts';
import { issueCertificate } from '#shop/products/course/issue-certificate.ts';
import { parseInput, readInput } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import { answering, json, seeOther, wantsJson } from '#web/respond.ts';

/** Issues the certificate of a finished course. */
export const POST: APIRoute = (context) => {
  const { slug = '' } = context.params;
  return answering(context, paths.course(slug), async (keep) => {
    const input = await readInput(context.request);
    keep(input.texts);
    const { holder } = parseInput(certificateInput, input);
    const { number } = await issueCertificate(db, slug, await context.locals.visitor(), holder);
    return wantsJson(context.request) ? json({ number }, 201) : seeOther(`${paths.course(slug)}#certificate`);
  });
};
