import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Loaded before a server that is measured: tells how late timers came since it was asked before. */
const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on('message', (message) => {
  if (message !== 'delay') return;
  process.send?.({ p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 });
  delay.reset();
});
// Being watched is no reason to stay.
process.channel?.unref();
