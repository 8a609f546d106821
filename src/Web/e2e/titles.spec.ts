import { holdBack } from './support/holdBack';
import { expect, openTalk, sayAndHear, test } from './support/site';

test('a talk that is still being read is not called a new one', async ({ page }) => {
  const sessionId = await openTalk(page, 'keeper');
  await sayAndHear(page, 'Is the lamp lit?');
  const messages = await holdBack(page, `**/api/sessions/${sessionId}/messages?*`, 'GET');
  const list = await holdBack(page, '**/api/sessions?*', 'GET');
  await page.goto(`/chat/${sessionId}`);
  const [reading, listing] = await Promise.all([messages.sent, list.sent]);
  await expect(page).toHaveTitle(/^A talk · /);
  await Promise.all([reading.continue(), listing.continue()]);
  await expect(page).toHaveTitle(/^A talk with Maren Skarv · /);

  await page.goto('/chat/nothing-said-yet');
  await expect(page).toHaveTitle(/^A new talk · /);
});

test('a page that is not there is called so', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  await expect(page).toHaveTitle(/^Not found · /);
});
