import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { keyedHash } from '#lib/ids.ts';
import { isPrivateAddress } from '#lib/private-address.ts';
import { t } from '#messages/t.ts';
import { applyCode } from '#shop/cart/apply-code.ts';
import { checkoutInput } from '#shop/checkout/checkout-input.ts';
import { type Started, startCheckout } from '#shop/checkout/start.ts';
import { askAboutEmail, asksField } from '#web/forms/ask-about-email.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { type Input, parseInput, readInput } from '#web/forms/read-form.ts';
import { networkOf, readClientAddress } from '#web/http/client-address.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import type { RouteContext } from '#web/http/route-context.ts';
import { paths } from '#web/paths.ts';
import { forgetCode, linkedCodes, readCode, setCartCount, setGivenEmail } from '#web/visitor/cookies.ts';

const form = checkoutInput.extend(asksField);

/** Places the order and leads to its payment page, or to the order when there is nothing to pay. */
export const POST = (context: RouteContext): Promise<Response> =>
  handleForm(context, paths.checkout, async (keep) => {
    const input = await readInput(context.request);
    keep(input.texts);
    const [visitor, account] = await Promise.all([context.locals.visitor(), context.locals.account()]);
    const asked = account ? withEmail(input, account.email) : input;
    const { email, at_once, ask_email, promised, code, seen_discount, ...typed } = parseInput(form, asked);
    askAboutEmail(email, ask_email);
    if (!visitor) throw new ShopError('cart_empty', 409, t('Your cart is empty.'));
    // Typed, and the button beside it was not pressed: it was meant all the same.
    if (code?.trim()) await applyCode(db, visitor, code);
    const { mode } = config.stripe;
    const started = await startCheckout(db, {
      visitor,
      email,
      mode,
      wantsAtOnce: at_once === 'on',
      ...{ typed, promised },
      origin: config.publicOrigin,
      holder: holderOf(context),
      codes: linkedCodes(context.cookies),
      seenDiscount: seen_discount ?? 0,
    });
    const location = locationOf(started);
    if (readCode(context.cookies) !== null) forgetCode(context.cookies);
    if (started.next !== 'pay') setCartCount(context.cookies, 0);
    if (started.next === 'email') setGivenEmail(context.cookies, email);
    return wantsJson(context.request) ? json({ location }) : seeOther(location);
  });

/**
 * The network of the request, so that nothing tells which it was. A private one is a proxy that is not named in
 * TRUSTED_PROXIES, with everybody behind it, or the owner's own: null.
 */
function holderOf(context: RouteContext): string | null {
  const address = readClientAddress(context);
  return isPrivateAddress(address) ? null : keyedHash(config.authSecret, 'holder', networkOf(address));
}

function locationOf(started: Started): string {
  if (started.next === 'pay') return started.url;
  return started.next === 'order' ? paths.order(started.number) : `${paths.checkoutFree}?written=1`;
}

/** A customer who is signed in need not give the email again. */
function withEmail(input: Input, email: string): Input {
  return { ...input, values: { email, ...input.values } };
}
