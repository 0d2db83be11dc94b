import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.spec.ts',
  outputDir: 'output',
  // Each spec starts an installation of its own, with its database and servers: one at a time on two cores.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000, navigationTimeout: 20_000 },
  retries: 0,
  forbidOnly: true,
});
