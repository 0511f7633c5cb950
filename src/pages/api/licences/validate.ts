import { validateInput, validateLicence } from '#shop/products/kinds/download/licences/use-licence.ts';
import type { RouteContext } from '#web/http/route-context.ts';
import { answerLicence } from '#web/licences/answer-licence.ts';

/** Says whether a licence key is valid, and active on a device: `{ key, device? }`. */
export const POST = (context: RouteContext): Promise<Response> =>
  answerLicence(context, validateInput, validateLicence);
