import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** `npm run screenshots`: every page as it looks now, into `screenshots/`. */
export default defineConfig({ ...base, testMatch: '**/*.pictures.ts', timeout: 600_000, reporter: 'list' });
