import { activateLicence, deviceInput } from '#shop/products/kinds/download/licences/use-licence.ts';
import type { RouteContext } from '#web/http/route-context.ts';
import { answerLicence } from '#web/licences/answer-licence.ts';

/** Activates a licence key on a device: `{ key, device }`. */
export const POST = (context: RouteContext): Promise<Response> =>
  answerLicence(context, deviceInput, activateLicence);
