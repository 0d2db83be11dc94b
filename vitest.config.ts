import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*/src/**/*.test.{ts,tsx}', 'client/bundling/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Stylesheets are left out of tests but for the colours, whose contrast is tested.
    css: { include: [/tokens\.css/] },
    globalSetup: ['migrations/src/testing/globalSetup.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 15_000,
  },
});
