import { flushLog, log } from '#lib/logging/log.ts';
import { failures } from '#lib/metrics/metrics.ts';

/**
 * A promise that nobody waited for is counted and told, and the shop goes on. After an error that nobody caught the
 * state of the process is unknown: it is told, and the process ends for another to take its place.
 */
export function handleUncaughtErrors(): void {
  // Warnings of Node's own become lines of the log like all others.
  process.removeAllListeners('warning');
  process.on('warning', (err) => log.warn({ err }, 'a warning'));
  process.on('unhandledRejection', (err) => {
    failures.inc({ kind: 'rejection' });
    log.error({ err }, 'a rejection that nobody caught');
  });
  process.on('uncaughtException', (err) => {
    failures.inc({ kind: 'exception' });
    log.fatal({ err }, 'an error that nobody caught: ending');
    flushLog();
    process.exit(1);
  });
}
