export type Config = {
  /** 0 lets the system choose a free port (for tests). */
  port: number;
  /** Directory that holds the journal; made when missing. */
  dataDirectory: string;
  /** Secrets that sign every delivery; more than one while a secret is being replaced. */
  webhookSecrets: string[];
  /** Address that webhooks are posted to; empty: none are sent. */
  webhookUrl: string;
  /** Public origin of the payment page, without a trailing slash; empty: `http://localhost:<port>`. */
  origin: string;
};

/** Reads and checks the environment. Throws one Error that names every wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const config = {
    port: readPort(env['STRIPE_SANDBOX_PORT'] ?? '4242', problems),
    dataDirectory: readDirectory(env['STRIPE_SANDBOX_DATA'], problems),
    webhookSecrets: readSecrets(env['STRIPE_WEBHOOK_SECRET'] ?? '', problems),
    webhookUrl: readUrl('STRIPE_WEBHOOK_URL', env['STRIPE_WEBHOOK_URL'] ?? '', problems),
    origin: readUrl('STRIPE_SANDBOX_ORIGIN', env['STRIPE_SANDBOX_ORIGIN'] ?? '', problems).replace(/\/$/, ''),
  };
  if (problems.length > 0) throw new Error(`The Stripe sandbox cannot start:\n- ${problems.join('\n- ')}`);
  return config;
}

function readPort(text: string, problems: string[]): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  problems.push(`STRIPE_SANDBOX_PORT must be a port number from 0 to 65535, not "${text}"`);
  return 0;
}

function readDirectory(text: string | undefined, problems: string[]): string {
  if (text?.trim()) return text.trim();
  problems.push('STRIPE_SANDBOX_DATA must name a directory to keep the state in');
  return '';
}

function readSecrets(text: string, problems: string[]): string[] {
  const secrets = text.split(',').map((secret) => secret.trim());
  const bad = secrets.some((secret) => secret === '' || secret === 'whsec_');
  if (bad) problems.push('STRIPE_WEBHOOK_SECRET must be a signing secret (whsec_…), or several with commas');
  return secrets;
}

function readUrl(name: string, text: string, problems: string[]): string {
  if (text === '') return '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  problems.push(`${name} must be an http or https address, not "${text}"`);
  return '';
}
