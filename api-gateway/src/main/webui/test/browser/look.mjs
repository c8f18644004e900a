// Takes a picture of each page at desktop and phone size, dark and light, and fails on what axe finds,
// on errors in the console and on pages wider than the screen.
import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';

const base = process.env.PAGE_URL ?? 'http://127.0.0.1:4173';
const to = process.argv[2] ?? 'test-results/look';
const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const PLACES = { films: '/', new: '/new/', rendering: '/film/?id=job_run', film: '/film/?id=job_night', credits: '/credits/', studio: '/studio/', 'sign-in': '/sign-in/' };
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
await mkdir(to, { recursive: true });
let wrong = 0;
const tell = (...words) => {
  wrong++;
  console.log(...words);
};
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['dark', 'light']) {
    const context = await browser.newContext({ viewport, colorScheme });
    const page = await context.newPage();
    page.on('console', (said) => said.type() === 'error' && tell('console:', said.text().slice(0, 300)));
    page.on('pageerror', (error) => tell('error:', error.message));
    for (const [name, path] of Object.entries(PLACES)) {
      await page.goto(base + path);
      if (name === 'new') {
        await page.getByRole('button', { name: 'Start from an example' }).click();
        await page.getByText('Render this film').waitFor();
      }
      await page.waitForTimeout(name === 'film' ? 2500 : 700);
      await page.screenshot({ path: `${to}/${name}-${size}-${colorScheme}.png` });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) tell(`${name} ${size}: ${wide} px too wide`);
      await page.evaluate(axe); // by the debugger, which the page's policy does not bind
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      for (const v of violations) tell(`axe ${name} ${size} ${colorScheme} ${v.impact}: ${v.id}`, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120) + ' ' + (n.any[0]?.message ?? '').slice(0, 140)));
    }
    await context.close();
  }
}
await browser.close();
process.exitCode = wrong > 0 ? 1 : 0;
