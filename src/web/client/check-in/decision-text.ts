import type { Decision } from './decide.ts';
import { clock, say } from './page.ts';
import type { Shown } from './show.ts';

/** What the people at the entrance read of a decision without the network. @param madeAt when the list was made. */
export function decisionText(decision: Decision, madeAt: number): Shown {
  if (decision.is === 'in') {
    const text = say('No network: saved on this phone, and sent later.');
    return { tone: 'good', title: say('Checked in'), text, who: decision.name };
  }
  if (decision.is === 'early') {
    const text = say('This ticket is for {day}.', { day: decision.day });
    return { tone: 'warning', title: say('Too early'), text, who: decision.name, early: decision.seat };
  }
  if (decision.is === 'again') {
    const text = say('At {time}.', { time: clock(decision.at) });
    return { tone: 'wrong', title: say('Already checked in'), text, who: decision.name };
  }
  return { tone: 'wrong', ...refusalText(decision.why, madeAt), who: '' };
}

function refusalText(
  why: Extract<Decision, { readonly is: 'refused' }>['why'],
  madeAt: number,
): { readonly title: string; readonly text: string } {
  if (why === 'cancelled') return { title: say('Cancelled ¦ a ticket'), text: say('Not valid any more.') };
  if (why === 'given away')
    return {
      title: say('No longer valid'),
      text: say('This ticket went to another person. Only the new one is valid.'),
    };
  const text = say('It is not on the list that this phone has kept since {time}.', { time: clock(madeAt) });
  return { title: say('No such ticket'), text };
}
