import { defineConfig } from '@playwright/test';

/** Through a studio that runs at PAGE_URL, in the Chromium at CHROMIUM. Each film takes its time. */
export default defineConfig({
  testDir: '.',
  workers: 2,
  fullyParallel: true,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.PAGE_URL,
    launchOptions: { executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] },
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    screenshot: 'only-on-failure',
  },
});
