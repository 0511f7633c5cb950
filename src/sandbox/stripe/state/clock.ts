/** The sandbox's clock: real time plus what a test has advanced it by. */
export type Clock = {
  /** Milliseconds since 1970. */
  milliseconds(): number;
  /** Whole seconds since 1970, as Stripe stamps objects. */
  seconds(): number;
};

/** A clock whose distance from real time, in milliseconds, is asked for at every reading. */
export function clockAhead(offset: () => number): Clock {
  const milliseconds = () => Date.now() + offset();
  return { milliseconds, seconds: () => Math.floor(milliseconds() / 1000) };
}
