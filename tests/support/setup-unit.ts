import { guardConsole } from './console-guard.ts';
import { addressesOf, shopEnv } from './services.ts';

/** A configuration that names no service: a test that needs one belongs elsewhere. */
Object.assign(process.env, shopEnv(addressesOf('postgres://nobody@127.0.0.1:9/none', 'none')), {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
});
guardConsole();
