import { presetFaults } from '../faults/presets.ts';
import { controlPage } from '../pages/control-page.ts';
import { nothingHere, refusedPage } from '../pages/other-pages.ts';
import { styleAnswer } from '../pages/style.ts';
import { exponentOf } from '../payments/currency.ts';
import { operate } from '../payments/operations.ts';
import { invalid, StripeRefusal } from './errors.ts';
import { parseForm } from './form-body.ts';
import { type Answer, isForeign, type Request, redirect } from './http.ts';
import { type Input, inputNumber, neededText } from './input.ts';
import { type Hands, moveClock } from './test-api.ts';

/** Serves the shop owner's control page, the style sheet and the health answer. */
export function controlSiteOver(hands: Hands): (request: Request) => Answer {
  return (request) => {
    const { method, path } = request;
    if (method === 'POST' && path.startsWith('/control/')) return control(hands, request);
    if (method !== 'GET' && method !== 'HEAD') return refusedPage('There is nothing to send here.', 405);
    if (path === '/') return controlPage(hands.world, parseForm(request.query));
    if (path === '/sandbox.css') return styleAnswer();
    if (path === '/healthz') return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'ok\n' };
    return nothingHere();
  };
}

function control(hands: Hands, request: Request): Answer {
  if (isForeign(request)) return refusedPage('This form was sent from another site.', 403);
  try {
    const input = parseForm(request.body);
    const path = request.path.replace('/control/', '');
    const section = obey(hands, path, input);
    return section === undefined ? nothingHere() : redirect(`/#${section}`);
  } catch (error) {
    if (error instanceof StripeRefusal) return refusedPage(error.message, error.status);
    throw error;
  }
}

/** Does what a button of the control page asks; returns the section of the page to go back to. */
function obey(hands: Hands, path: string, input: Input): string | undefined {
  const { faults } = hands.world.behaviour;
  const [subject = '', id = '', verb] = path.split('/');
  switch (path) {
    case 'clock':
      moveClock(hands, input);
      return 'clock';
    case 'faults/add': {
      const preset = presetFaults(neededText(input, 'fault'));
      if (!preset) throw invalid('There is no such fault.', 'fault');
      faults.add(preset);
      return 'faults';
    }
    case 'faults/clear':
      faults.clear();
      return 'faults';
  }
  if (subject === 'events' && verb === 'resend') {
    hands.postman.resend(id);
    return 'events';
  }
  const done = operate(hands.world, path, { ...input, ...amountOf(hands, id, input) });
  hands.due.run();
  return done && subject;
}

/** People type `10.50`; the rest of the sandbox counts minor units. */
function amountOf({ world }: Hands, id: string, input: Input): Input {
  const typed = inputNumber(input, 'amount');
  if (typed === null) return {};
  const currency = world.store.get('payment_intents', id)?.currency ?? 'usd';
  return { amount: Math.round(typed * 10 ** exponentOf(currency)) };
}
