import node from '@astrojs/node';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, logHandlers } from 'astro/config';

/**
 * Leaves the modules of the shop and its plumbing out of the built pages (`import '#lib/db.ts'` stays as it
 * is), so that the pages and the http server around them share one database pool and one Redis client.
 * Views (`.astro`) are still bundled. In a browser's script such an import is a mistake: it stops the build.
 */
const nativeModules = {
  name: 'native-modules',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^#(lib|messages|shop)\/.*\.ts$/ },
    /** @param {string} id @param {string | undefined} importer */
    handler(id, importer) {
      if (this.environment.name !== 'client') return { id, external: true };
      throw new Error(`${importer} runs in the browser and cannot import ${id}`);
    },
  },
};

export default defineConfig({
  output: 'server',
  adapter: node({
    mode: 'middleware',
    bodySizeLimit: 2_097_152,
    // A page is gathered before it is sent (one that breaks must not say 200), so it need not come in pieces.
    experimentalDisableStreaming: true,
  }),
  session: false,
  // The shop's own middleware checks where a post comes from and sends the Content-Security-Policy.
  security: { checkOrigin: false },
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  // What the running shop prints is one JSON object per line, the framework's own warnings too.
  ...(process.argv.includes('build') ? { logger: logHandlers.json({ level: 'warn' }) } : {}),
  // The policy allows neither inline styles nor inline scripts: nothing may be folded into the page.
  build: { inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [nativeModules, tailwindcss()],
  },
});
