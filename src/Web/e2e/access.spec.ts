import type { Page } from '@playwright/test';
import { nothingSerious } from './support/axe';
import { Api, exchanges, expect, freshId, messageBox, openTalk, say, sayAndHear, test } from './support/site';

const views: Record<string, (page: Page) => Promise<void>> = {
  universe: async (page) => {
    await page.goto('/');
    await expect(page.getByRole('link', { name: /Thea Alder/ })).toBeVisible();
  },
  persona: async (page) => {
    await page.goto('/p/tutor');
    await expect(page.getByRole('slider', { name: 'Warmth' })).toBeVisible();
  },
  conversation: async (page) => {
    await openTalk(page, 'keeper');
    await sayAndHear(page, 'I planted a tree by the sea.');
  },
  studio: async (page) => {
    await page.goto('/studio');
    await page.getByRole('button', { name: 'Add a trait' }).click();
  },
  you: async (page) => {
    await page.goto('/you');
    await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
  },
};

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [name, open] of Object.entries(views)) {
      test(`axe finds nothing serious in: ${name}`, async ({ page }) => {
        await open(page);
        await nothingSerious(page);
      });
    }
  });
}

test('the keyboard alone leads from the first page to a reply', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: /Thea Alder/ })).toBeVisible();
  await tabTo(page, 'Search personas and traits');
  await page.keyboard.type('lighthouse');
  await tabTo(page, 'Maren Skarv');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Maren Skarv' })).toBeFocused();
  await tabTo(page, 'Talk');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /Message to/ })).toBeFocused();
  await page.keyboard.type('Is the lamp lit?');
  await page.keyboard.press('Enter');
  await expect(exchanges(page).first()).toHaveAttribute('data-status', 'done');
});

test('the focus is in the message box after each send, each stop and each reply', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('slow');
  await api.makePersona({ id: personaId, name: 'Slow Speaker', model: 'slow' });
  await openTalk(page, personaId);
  const stop = page.getByRole('button', { name: 'Stop' });

  await messageBox(page).fill('Tell me of the stars.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(messageBox(page)).toBeFocused();
  await expect(exchanges(page).last()).toHaveAttribute('data-status', 'speaking');
  await stop.click();
  await expect(messageBox(page)).toBeFocused();
  await expect(exchanges(page).last()).toHaveAttribute('data-status', 'done');
  await expect(messageBox(page)).toBeFocused();

  await say(page, 'And of the moon.');
  await stop.focus();
  await expect(exchanges(page)).toHaveCount(2);
  await expect(exchanges(page).last()).toHaveAttribute('data-status', 'done');
  await expect(messageBox(page)).toBeFocused();
});

test('a card that is closed gives the focus back to whom it showed, also where it had taken the place of the list', async ({ page }) => {
  for (const width of [1280, 800]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/');
    const listed = page.getByRole('region', { name: 'Personas' }).getByText('Maren Skarv');
    await listed.click();
    await expect(page.getByRole('heading', { name: 'Maren Skarv' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator(':focus')).toContainText('Maren Skarv');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Back to all personas' }).click();
    await expect(page.locator(':focus')).toContainText('Maren Skarv');
  }
});

test('a card of somebody who is not listed gives the focus to the list when it is closed, and opens no keyboard', async ({ page }) => {
  await page.goto('/p/keeper');
  await page.getByRole('searchbox').fill('Thea');
  await page.getByRole('button', { name: 'Back to all personas' }).click();
  await expect(page.getByRole('region', { name: 'Personas' })).toBeFocused();
});

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.getAttribute('placeholder') ?? element?.textContent ?? '';
    });
    if (called.startsWith(name)) return;
  }
  throw new Error(`Tab does not lead to '${name}'.`);
}
