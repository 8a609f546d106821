import type { Page } from '@playwright/test';
import { Api, exchanges, expect, freshId, messageBox, openTalk, sayAndHear, test } from './support/site';

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

test('on a touch screen, a conversation that is opened does not bring up the keyboard', async ({ page }) => {
  await openTalk(page, 'keeper');
  await expect(page.getByText('The lamp is lit')).toBeVisible();
  await expect(messageBox(page)).not.toBeFocused();
});

test('on a touch screen, Enter breaks the line, and the button sends', async ({ page }) => {
  await openTalk(page, 'keeper');
  await messageBox(page).fill('The lamp.');
  await messageBox(page).press('Enter');
  await messageBox(page).pressSequentially('Is it lit?');
  await expect(messageBox(page)).toHaveValue('The lamp.\nIs it lit?');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(exchanges(page)).toHaveAttribute('data-status', 'done');
  await expect(exchanges(page)).toContainText('Is it lit?');
});

test('on a small phone, one more message can be sent while a reply runs, which can still be stopped', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('slow');
  await api.makePersona({ id: personaId, name: 'Slow Speaker', model: 'slow' });
  await openTalk(page, personaId);
  const send = page.getByRole('button', { name: 'Send' });
  const stop = page.getByRole('button', { name: 'Stop' });
  await messageBox(page).fill('Tell me of the stars.');
  await send.click();
  await expect(exchanges(page).last()).toHaveAttribute('data-status', 'speaking');
  await expect(send).toBeHidden();
  await messageBox(page).fill('And of the moon.');
  for (const button of [send, stop]) await expect(button).toBeInViewport({ ratio: 1 });
  expect((await messageBox(page).boundingBox())!.width).toBeGreaterThan(140);
  await send.click();
  await expect(exchanges(page)).toHaveCount(2);
  await expect(messageBox(page)).toHaveValue('');
});

test('on a touch screen, a form that is opened does not bring up the keyboard', async ({ page }) => {
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await expect(page.getByRole('textbox', { name: 'The text' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'The text' })).not.toBeFocused();
});

test('on a phone, one who has not talked yet is asked with whom to, and others see their conversations alone', async ({ page }) => {
  await page.goto('/chat');
  await expect(page.getByText('No conversations yet.')).toBeVisible();
  const choice = page.getByRole('heading', { name: 'Who would you like to talk to?' });
  await expect(choice).toBeInViewport();
  await page.getByRole('link', { name: 'Maren Skarv' }).click();
  await sayAndHear(page, 'Is the lamp lit?');
  await page.getByRole('link', { name: 'All conversations' }).click();
  await expect(page.getByRole('link', { name: /Is the lamp lit/ })).toBeVisible();
  await expect(choice).toBeHidden();
});

test('on a phone, all that a receipt says of a trait is seen at once, and the message box is one line high', async ({ page }) => {
  await openTalk(page, 'etiquette');
  const boxHeight = (await messageBox(page).boundingBox())!.height;
  expect(boxHeight).toBeLessThan(50);
  await expect(page.getByRole('button', { name: 'Send' })).toBeInViewport({ ratio: 1 });
  await sayAndHear(page, 'My sister Ada planted a walnut tree.');
  await page.getByRole('button', { name: 'What it was told' }).click();
  const traits = page.getByRole('group', { name: 'Its traits at the time' });
  await expect(traits).toBeVisible();
  expect(await traits.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  // A number that is broken over two lines is hard to read.
  const total = traits.getByRole('row', { name: /^Warmth/ }).getByRole('cell').first();
  expect((await total.boundingBox())!.height).toBeLessThan(40);
});

test('on a touch screen, whatever is pressed is high enough for a finger', async ({ page }) => {
  await openTalk(page, 'keeper');
  await sayAndHear(page, 'My sister Ada planted a walnut tree behind the lighthouse.');
  await allHighEnough(page);
  await page.getByRole('button', { name: 'What it was told' }).click();
  await expect(page.getByText('Show all of it')).toBeVisible();
  await allHighEnough(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Personality' }).click();
  await expect(page.getByText(/on average over 1 reply/)).toBeVisible();
  await allHighEnough(page);

  const api = await Api.asOwnerOf(page);
  const personaId = freshId('pressed');
  await api.makePersona({ id: personaId, name: 'The Pressed' });
  await page.goto(`/p/${personaId}`);
  await expect(page.getByRole('slider', { name: 'Warmth' })).toBeVisible();
  await allHighEnough(page);
  await page.goto(`/studio/${personaId}`);
  await expect(page.getByRole('heading', { name: 'Earlier versions' })).toBeVisible();
  await allHighEnough(page);
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await page.getByRole('textbox', { name: 'The text' }).fill('Perhaps it rained, my friend? I suspect you know it better than I do!');
  await allHighEnough(page);
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByText(/lines? that shows? /).first()).toBeVisible();
  await allHighEnough(page);
  await page.goto('/chat');
  await expect(page.getByRole('navigation', { name: 'Conversations' }).getByRole('listitem')).not.toHaveCount(0);
  await allHighEnough(page);
  await page.goto('/you');
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
  await allHighEnough(page);
});

/** Nothing that is pressed is lower or narrower than 40 px. Links amid words are as high as these. */
async function allHighEnough(page: Page): Promise<void> {
  const low = await page.evaluate(() =>
    [...document.querySelectorAll('button, summary, select, input:not([type=checkbox]), textarea, label:has([type=checkbox]), a:not(p a, [href="#main"])')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => element.checkVisibility() && box.width > 1 && (box.height < 39.5 || box.width < 39.5))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 120)}: ${box.width} × ${box.height}`),
  );
  // All that is too low is told, not only what the first view has.
  expect.soft(low).toEqual([]);
}
