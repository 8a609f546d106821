import type { Page } from '@playwright/test';
import { expect, test } from './support/site';

const colors = (page: Page) =>
  page.evaluate(() => [
    document.querySelector<HTMLMetaElement>('meta[name=theme-color]')!.content,
    getComputedStyle(document.documentElement).getPropertyValue('--ground'),
  ]);

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('what the browser draws around the page has the colour of its ground, also in the other theme', async ({ page }) => {
      await page.goto('/');
      const [around, ground] = await colors(page);
      expect(around).toBe(ground);
      await page.getByRole('button', { name: /^Switch to (light|dark)$/ }).click();
      const [aroundOther, groundOther] = await colors(page);
      expect(aroundOther).toBe(groundOther);
      expect(groundOther).not.toBe(ground);
    });
  });
}
