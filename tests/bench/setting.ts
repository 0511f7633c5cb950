import { freePort, scratchFolder } from '#launcher/services/services.mjs';
import { startServices } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { leaveServerCore } from './cores.ts';
import { type Server, type Start, startServer } from './server.ts';

/** A set-up shop with all it needs, and servers to measure. */
export interface Setting {
  /** Its database, Stripe sandbox and Redis; the server itself is not running. */
  readonly shop: Shop;
  readonly dir: string;
  /** The shop as it runs for its customers: with its log and its metrics; the jobs run elsewhere. */
  serveShop(env?: Readonly<Record<string, string>>, more?: Partial<Start>): Promise<Server>;
  /** Another server, on a free port that it is told as PORT. */
  serve(
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    more?: Partial<Start>,
  ): Promise<Server>;
  stop(): Promise<void>;
}

const LIST = '/courses';

/** Brings up what the measured servers lean on. */
export async function openSetting(): Promise<Setting> {
  const folder = scratchFolder();
  const services = await startServices();
  await leaveServerCore(services.adminUrl);
  const shop = await startShop({ services });
  await shop.child().stop();
  const servers = new Set<Server>();
  const serve = async (start: Omit<Start, 'dir' | 'path'> & { readonly path?: string }): Promise<Server> => {
    const server = await startServer({ path: LIST, ...start, dir: folder.dir });
    servers.add(server);
    return server;
  };
  // Everybody comes from an address of their own, as the load says.
  const usual = { JOBS: 'off', TRUSTED_PROXIES: '127.0.0.1,::1' };
  return {
    shop,
    dir: folder.dir,
    serveShop: (env = {}, more = {}) =>
      serve({ args: ['src/server.ts'], port: shop.port, ...more, env: { ...shop.env, ...usual, ...env } }),
    serve: async (args, env, more = {}) => {
      const port = await freePort();
      return serve({ args, port, ...more, env: { HOST: '127.0.0.1', ...env, PORT: String(port) } });
    },
    stop: async () => {
      await Promise.all([...servers].map((server) => server.stop()));
      await shop.stop();
      await services.stop();
      folder.remove();
    },
  };
}

/** Opens a setting for a measurement and clears it away whatever happens. */
export async function inSetting<T>(measure: (setting: Setting) => Promise<T>): Promise<T> {
  const setting = await openSetting();
  try {
    return await measure(setting);
  } finally {
    await setting.stop();
  }
}
