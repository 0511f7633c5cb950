import { flushLog, log } from '#lib/logging/log.ts';
import { processFailures } from '#lib/metrics/metrics.ts';

/**
 * Counts and logs unhandled rejections, and goes on. After an uncaught exception the state of the process is unknown:
 * it is logged and the process ends, for its supervisor to start another.
 */
export function handleUncaughtErrors(): void {
  // Node would write its warnings as plain text; the log is JSON.
  process.removeAllListeners('warning');
  process.on('warning', (err) => log.warn({ err }, 'a warning'));
  process.on('unhandledRejection', (err) => {
    processFailures.inc({ kind: 'rejection' });
    log.error({ err }, 'a rejection that nobody caught');
  });
  process.on('uncaughtException', (err) => {
    processFailures.inc({ kind: 'exception' });
    log.fatal({ err }, 'an error that nobody caught: ending');
    flushLog();
    process.exit(1);
  });
}
