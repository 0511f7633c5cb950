import { findPresetFaults } from '../faults/preset-faults.ts';
import { parseForm } from '../http/form-body.ts';
import { type Answer, isCrossSite, type Request, redirect } from '../http/request-response.ts';
import { invalidRequest, StripeApiError } from '../http/stripe-errors.ts';
import { errorPage, notFoundPage } from '../pages/error-pages.ts';
import { styleSheet } from '../pages/style-sheet.ts';
import { decimalPlaces } from '../payments/currency.ts';
import { controlPage } from './control-page.ts';
import { type Controls, moveClock } from './controls.ts';
import { type Input, inputNumber, requiredInputText } from './input.ts';
import { runOperation } from './operations.ts';

/** Serves the control page with its forms, the style sheet and the health check. */
export function createControlHandler(controls: Controls): (request: Request) => Answer {
  return (request) => {
    const { method, path } = request;
    if (method === 'POST' && path.startsWith('/control/')) return handleForm(controls, request);
    if (method !== 'GET' && method !== 'HEAD') return errorPage('There is nothing to send here.', 405);
    if (path === '/') return controlPage(controls.sandbox, parseForm(request.query));
    if (path === '/sandbox.css') return styleSheet();
    if (path === '/healthz') return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'ok\n' };
    return notFoundPage();
  };
}

function handleForm(controls: Controls, request: Request): Answer {
  if (isCrossSite(request)) return errorPage('This form was sent from another site.', 403);
  try {
    const input = parseForm(request.body);
    const path = request.path.replace('/control/', '');
    const section = runControl(controls, path, input);
    return section === undefined ? notFoundPage() : redirect(`/#${section}`);
  } catch (error) {
    if (error instanceof StripeApiError) return errorPage(error.message, error.status);
    throw error;
  }
}

/** Runs the command of a form on the control page; returns the section of the page to go back to. */
function runControl(controls: Controls, path: string, input: Input): string | undefined {
  const { faults } = controls.sandbox.behaviour;
  const [subject = '', id = '', verb] = path.split('/');
  switch (path) {
    case 'clock':
      moveClock(controls, input);
      return 'clock';
    case 'faults/add': {
      const preset = findPresetFaults(requiredInputText(input, 'fault'));
      if (!preset) throw invalidRequest('There is no such fault.', 'fault');
      faults.add(preset);
      return 'faults';
    }
    case 'faults/clear':
      faults.clear();
      return 'faults';
  }
  if (subject === 'events' && verb === 'resend') {
    controls.webhooks.resend(id);
    return 'events';
  }
  const done = runOperation(controls.sandbox, path, { ...input, ...amountOf(controls, id, input) });
  controls.scheduledWork.run();
  return done && subject;
}

/** People type `10.50`; the rest of the sandbox counts minor units. */
function amountOf({ sandbox }: Controls, id: string, input: Input): Input {
  const typed = inputNumber(input, 'amount');
  if (typed === null) return {};
  const currency = sandbox.store.get('payment_intents', id)?.currency ?? 'usd';
  return { amount: Math.round(typed * 10 ** decimalPlaces(currency)) };
}
