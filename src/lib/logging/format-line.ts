const NAMES: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: '',
  40: 'warn',
  50: 'ERROR',
  60: 'FATAL',
};

/** A log line as a person at a terminal reads it: `17:03:11  GET /courses 200 4.1 ms`. What is not JSON stays as it is. */
export function formatLogLine(line: string): string {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line);
  } catch {
    return line;
  }
  const { level, time, msg, method, path, status, ms, err, requestId: _, ...rest } = entry;
  const said = msg === 'request' ? `${method} ${path} ${status} ${ms} ms` : String(msg);
  const more = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const why = isObject(err) ? [String(err['stack'] ?? err['message'])] : [];
  const words = [String(time).slice(11, 19), NAMES[Number(level)] ?? '', said, ...more].filter(Boolean);
  return `${[words.join('  '), ...why].join('\n')}\n`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
