import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';

const UNTIL_A_FILM_IS_DONE = { timeout: 200_000 };
const SCRIPT = `Title: Two Skies

EXT. SEA - SUNSET

A white ship at anchor. [[shot 1s]]

EXT. HILLS - DAWN

A yellow balloon slowly rises. [[shot 1s]]
`;

test('a film maker writes a script, sees its price, watches the shots, plays the film and pays', async ({ page }) => {
  const wrong = faultsOf(page);
  await signIn(page, 'Mia Maker');
  await order(page, SCRIPT, async () => {
    await expect(page.getByText('2 shots')).toBeVisible();
    await expect(page.locator('.order')).toContainText('Credits');
    await picture(page, 'new');
  });

  const timeline = page.getByRole('region', { name: 'Shots' });
  await expect(timeline.getByRole('button')).toHaveCount(2);
  await expect(timeline.locator('button[data-status=rendering]').first()).toBeVisible(UNTIL_A_FILM_IS_DONE);
  await expect(timeline.locator('img').first()).toBeVisible(UNTIL_A_FILM_IS_DONE);
  await picture(page, 'rendering');
  await expect(page.getByText('Finished')).toBeVisible(UNTIL_A_FILM_IS_DONE);

  const seconds = await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    await video.play();
    const started = video.currentTime;
    while (video.currentTime < started + 0.5 && !video.ended) await new Promise(requestAnimationFrame);
    return { played: video.currentTime - started, long: video.duration };
  });
  expect(seconds.played).toBeGreaterThan(0.4);
  expect(seconds.long).toBeCloseTo(2, 0);
  await expect(page.getByRole('region', { name: 'Downloads' }).getByRole('link')).not.toHaveCount(0);

  const statement = page.getByRole('region', { name: 'Statement' });
  await expect(statement).toContainText(/Statement(?!0\.00 )[0-9.]+ credits paid/);
  await expect(statement).not.toContainText(/[0-9.]+ held/);
  await picture(page, 'film');
  await expectNoBarriers(page);

  await page.getByRole('link', { name: 'Credits' }).click();
  await expect(page.getByRole('main')).toContainText('Local'); // the plan of a studio on one machine
  await expect(page.getByRole('region', { name: 'Statement' })).toContainText('of GPU');
  await picture(page, 'credits');
  await page.getByRole('link', { name: 'Films', exact: true }).click();
  await expect(page.getByRole('link', { name: /Two Skies/ }).first()).toContainText('Finished');
  await picture(page, 'films');
  expect(wrong).toEqual([]);
});

test('a film is paused, resumed and canceled, and only what was rendered is paid', async ({ page }) => {
  await signIn(page, 'Mia Maker');
  await order(page, SCRIPT.replace('Two Skies', 'Never Made').replaceAll('1s', '4s'));
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Paused' })).toBeVisible(UNTIL_A_FILM_IS_DONE);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Cancel the film' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Canceled' })).toBeVisible(UNTIL_A_FILM_IS_DONE);
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Statement' })).not.toContainText(/[0-9.]+ held/);
});

test('nobody sees films of another account', async ({ page }) => {
  await signIn(page, 'Mia Maker');
  await order(page, SCRIPT.replace('Two Skies', 'Not Yours'));
  const film = page.url();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Cancel the film' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in/');

  await signIn(page, 'Olu Operator');
  await page.goto(film);
  await expect(page.getByText('There is no such job.')).toBeVisible();
  await expect(page.getByText('Not Yours')).toHaveCount(0);
});

/** Anything in the console that should not be there. */
function faultsOf(page: Page): string[] {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (said) => {
    // Who comes without a session is told so; the browser calls that an error.
    if (said.type() === 'error' && !said.text().includes('401')) wrong.push(said.text());
  });
  return wrong;
}

/** By the development issuer, which believes everybody. */
async function signIn(page: Page, name: string) {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name }).click();
  await expect(page.getByText(name)).toBeVisible();
}

async function order(page: Page, script: string, look: () => Promise<void> = async () => {}) {
  await page.goto('/new/');
  await page.getByRole('textbox').fill(script);
  await page.getByLabel('Seed').fill(String(Date.now())); // a film that was made before would be there at once
  await expect(page.getByRole('button', { name: 'Render this film' })).toBeEnabled();
  await look();
  await page.getByRole('button', { name: 'Render this film' }).click();
  await page.waitForURL('**/film/**');
}

/** For people who look at what the page looks like; PAGE_PICTURES names the folder. */
async function picture(page: Page, name: string) {
  const folder = process.env.PAGE_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function expectNoBarriers(page: Page) {
  const axe = await readFile(process.env.AXE!, 'utf8');
  await page.evaluate(axe); // by the debugger, which the page's policy does not bind
  const { violations } = await page.evaluate(() => (globalThis as any).axe.run());
  const serious = violations.filter((it: any) => ['serious', 'critical'].includes(it.impact));
  expect(serious.map((it: any) => `${it.id}: ${it.nodes[0].html}`)).toEqual([]);
}
