/** The sandbox's clock: real time plus the seconds that a test has added. */
export type Clock = {
  /** Milliseconds since 1970. */
  milliseconds(): number;
  /** Whole seconds since 1970, as Stripe stamps objects. */
  seconds(): number;
};

/** @param offset milliseconds to add to real time, asked at every reading */
export function createClock(offset: () => number): Clock {
  const milliseconds = () => Date.now() + offset();
  return { milliseconds, seconds: () => Math.floor(milliseconds() / 1000) };
}
