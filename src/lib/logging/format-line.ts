const NAMES: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: '',
  40: 'warn',
  50: 'ERROR',
  60: 'FATAL',
};

/** A log line for a terminal: `17:03:11  GET /courses 200 4.1 ms`. A line that is not JSON is returned unchanged. */
export function formatLogLine(line: string): string {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line);
  } catch {
    return line;
  }
  const { level, time, msg, method, path, status, ms, err, requestId: _, ...rest } = entry;
  const message = msg === 'request' ? `${method} ${path} ${status} ${ms} ms` : String(msg);
  const more = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const stack = isObject(err) ? [String(err['stack'] ?? err['message'])] : [];
  const parts = [String(time).slice(11, 19), NAMES[Number(level)] ?? '', message, ...more].filter(Boolean);
  return `${[parts.join('  '), ...stack].join('\n')}\n`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
