import type { Page } from '@playwright/test';
import { Api, exchanges, expect, openTalk, sayAndHear, test } from './support/site';

test.use({ viewport: { width: 390, height: 560 } });

const log = (page: Page) => page.getByRole('log');
const fromEnd = (page: Page) => log(page).evaluate((list) => Math.round(list.scrollHeight - list.scrollTop - list.clientHeight));

async function talk(page: Page): Promise<string> {
  const sessionId = await openTalk(page, 'keeper');
  for (const message of ['I planted a tree by the sea.', 'Will it stand the wind?', 'And the salt?']) await sayAndHear(page, message);
  return sessionId;
}

test('who reads at the end still does when a keyboard takes half the room', async ({ page }) => {
  await talk(page);
  await expect.poll(() => fromEnd(page)).toBe(0);
  const height = await log(page).evaluate((list) => list.clientHeight);
  await page.setViewportSize({ width: 390, height: 360 });
  await expect.poll(() => log(page).evaluate((list) => list.clientHeight)).toBeLessThan(height);
  await expect.poll(() => fromEnd(page)).toBe(0);
});

test('who opens details at the end reads them from their beginning', async ({ page }) => {
  await talk(page);
  await openTalk(page, 'keeper');
  await sayAndHear(page, 'What do you remember of the tree by the sea?');
  const opener = log(page).getByText(/^Recalled \d+ memor/).last();
  await opener.scrollIntoViewIfNeeded();
  await expect.poll(() => fromEnd(page)).toBeLessThan(80);
  const top = await log(page).evaluate((list) => list.scrollTop);
  await opener.click();
  await expect.poll(() => fromEnd(page)).toBeGreaterThan(0);
  // Two frames: one in which the list has grown, and one in which it would have been scrolled.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await log(page).evaluate((list) => list.scrollTop)).toBe(top);
  await expect(opener).toBeInViewport();
});

test('who reads further up is told of a new reply, and led there by a press', async ({ page }) => {
  const sessionId = await talk(page);
  const news = page.getByRole('button', { name: 'New reply' });
  await log(page).evaluate((list) => list.scrollTo(0, 0));
  await expect.poll(() => fromEnd(page)).toBeGreaterThan(80);
  await expect(news).toBeHidden();
  const top = await log(page).evaluate((list) => list.scrollTop);

  const api = await Api.asOwnerOf(page);
  await api.send('POST', '/api/chat', { personaId: 'keeper', sessionId, message: 'Is the lamp lit?' });
  await expect(news).toBeInViewport({ ratio: 1 });
  expect(await log(page).evaluate((list) => list.scrollTop)).toBe(top);
  await news.click();
  await expect.poll(() => fromEnd(page)).toBeLessThan(2);
  await expect(news).toBeHidden();
  await expect(log(page)).toBeFocused();
  await expect(exchanges(page).last()).toContainText('Is the lamp lit?');
});
