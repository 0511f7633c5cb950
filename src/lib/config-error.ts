/** Everything wrong with the environment, at once and by name. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
