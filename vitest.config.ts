/// <reference types="vitest/config" />
import { defineConfig } from 'vite';

/** Plain Node for everything: pages are tested over HTTP, against the built shop. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/setup.ts'],
    pool: 'forks',
    // More than there are cores: many tests wait for a timer, a restart or a server, and leave theirs idle.
    maxWorkers: 3,
    // The full numbers of before a release take minutes.
    testTimeout: process.env['TEST_LONG'] ? 900_000 : 30_000,
    hookTimeout: 60_000,
  },
});
