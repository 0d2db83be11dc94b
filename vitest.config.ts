import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*/src/**/*.test.{ts,tsx}', 'client/bundling/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Stylesheets are left out of tests but for the colours, whose contrast is tested.
    css: { include: [/tokens\.css/] },
    globalSetup: ['migrations/src/testing/globalSetup.ts'],
    // What differs is said whole: a check that fails once in a hundred times may not be seen again.
    chaiConfig: { truncateThreshold: 4_000 },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 15_000,
  },
});
