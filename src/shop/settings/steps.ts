import { z } from 'zod';

/** A step of a policy: up to `at` (days, or percent), `percent` of the price goes back. */
export interface Step {
  readonly at: number;
  readonly percent: number;
}

const MOST = 6;
const STEP = /^(\d{1,3}):(\d{1,3})$/;

/** The steps of a text such as `14:100 7:50`, in its order; null for any other text. */
export function stepsOf(text: string): readonly Step[] | null {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const steps = words.map((word) => {
    const [, at, percent] = STEP.exec(word) ?? [];
    return { at: Number(at), percent: Number(percent) };
  });
  const isRight = steps.every(({ at, percent }) => at <= 365 && percent >= 1 && percent <= 100);
  const isEachOnce = new Set(steps.map(({ at }) => at)).size === steps.length;
  return isRight && isEachOnce && steps.length <= MOST ? steps : null;
}

/** A policy as it is stored; empty where nothing goes back. @param problem what is said of any other text */
export function stepsText(problem: string) {
  return z.string().transform((text, context) => {
    const steps = stepsOf(text);
    if (steps) return steps.map(({ at, percent }) => `${at}:${percent}`).join(' ');
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}
