/** The environment is wrong; the message lists every problem by the name of its variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
