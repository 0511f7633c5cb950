const FLAG = '--end-with=';
const CHECK_EVERY_MS = 500;
/** Milliseconds for an orderly stop; a second SIGTERM then ends this process at once. */
const STOP_TIMEOUT_MS = 12_000;

/**
 * Stops this process, as SIGTERM does, when the process that started it with `--end-with=<its own id>` has ended, also by
 * kill -9: the system gives this process another parent then. Does nothing without that argument.
 */
export function endWithParent(): void {
  const argument = process.argv.find((text) => text.startsWith(FLAG));
  if (!argument) return;
  const parent = Number(argument.slice(FLAG.length));
  const stop = () => process.kill(process.pid, 'SIGTERM');
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
    setTimeout(stop, STOP_TIMEOUT_MS).unref();
  }, CHECK_EVERY_MS);
  timer.unref();
}
