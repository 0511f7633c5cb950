import { defineConfig, devices } from '@playwright/test';

const chromium = process.env['TEST_CHROMIUM'];

/** Each worker has a whole shop of its own: database, Stripe sandbox, mailbox and the built pages. */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  // Guards against hangs alone: how long a page takes is measured in tests/bench.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    // Emptied after each test: a new window costs a full Chromium half a second of a core.
    reuseContext: true,
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    // A trace of every test costs more than the tests: `npm run test:e2e -- --trace on` records one to look into a failure.
    trace: 'off',
  },
});
