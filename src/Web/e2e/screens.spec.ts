import type { Page } from '@playwright/test';
import { withSky } from './support/chromium';
import { Api, expect, freshId, messageBox, openTalk, sayAndHear, test } from './support/site';

/** Pictures of every view, to be looked at: test-results/screens. */
test.describe.configure({ timeout: 180_000 });
test.use(withSky);

const sizes = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
};

const letter = [
  'Perhaps, my dear friend, it is as you say; I suspect it usually is.',
  'The harbour lay like a sheet of tin, and nobody spoke (least of all the gulls).',
  'Would you have waited? I believe I would. It seems one does.',
  'I gladly send you two jars of the plum jam, and my regards to Anna!',
].join('\n');

for (const [sizeName, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['dark', 'light'] as const) {
    test.describe(`${sizeName}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, contextOptions: { reducedMotion: 'no-preference' } });

      test('the views can be seen, and none is wider than its window', async ({ page }) => {
        const take = async (name: string) => {
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(width, name).toBeLessThanOrEqual(viewport.width);
          for (const dialog of await page.getByRole('dialog').all()) {
            expect(await dialog.evaluate((open) => open.scrollWidth - open.clientWidth), `${name}: its dialog`).toBe(0);
          }
          await page.screenshot({ path: `test-results/screens/${name}-${sizeName}-${colorScheme}.png` });
        };
        await page.goto('/');
        await shining(page);
        await take('universe');
        const before = await place(page);
        await page.getByRole('link', { name: /Maren Skarv/ }).click();
        await expect.poll(() => place(page)).not.toBe(before);
        await rest(page);
        await take('persona');

        await openTalk(page, 'keeper');
        await take('conversation-empty');
        await sayAndHear(page, 'My name is Ada, and I planted a tree by the sea.');
        await sayAndHear(page, 'What do you remember of me? Will it stand the wind?');
        await expect(messageBox(page)).toBeInViewport({ ratio: 1 });
        await take('conversation');
        await page.getByRole('button', { name: 'What it was told' }).last().click();
        await expect(page.getByRole('dialog').getByRole('row', { name: /Warmth/ })).toBeVisible();
        await take('receipt');
        await page.keyboard.press('Escape');
        if (sizeName !== 'desktop') await page.getByRole('button', { name: 'Personality' }).click();
        await page.getByRole('button', { name: /^Why is Warmth/ }).click();
        await expect(page.getByText(/^start at/)).toBeVisible();
        await take('why');
        await page.getByText(/on average over 2 replies/).scrollIntoViewIfNeeded();
        await take('adherence');
        await page.getByRole('button', { name: 'Keep it as it is here' }).click();
        await expect(page.getByRole('list', { name: 'What this conversation has moved' })).toBeVisible();
        await take('fork');
        await page.goto('/chat');
        await expect(page.getByRole('navigation', { name: 'Conversations' }).getByRole('listitem')).not.toHaveCount(0);
        await take('talks');
        await page.goto('/studio');
        await expect(page.getByRole('heading', { name: 'Personas you can edit' })).toBeVisible();
        await take('studio');
        await page.getByRole('button', { name: 'Start from a text' }).click();
        await page.getByRole('textbox', { name: 'The text' }).fill(letter);
        await take('text');
        await page.getByRole('button', { name: 'Read it' }).click();
        await page.getByText(/lines? that shows? /).first().click();
        await take('findings');
        const api = await Api.asOwnerOf(page);
        const personaId = freshId('seen');
        await api.makePersona({ id: personaId, name: 'Ottoline Donaudampfschifffahrtsgesellschaft', description: 'A clockmaker who is always early.' });
        await api.send('PATCH', `/api/personas/${personaId}`, { description: 'A clockmaker who is never late.' });
        await page.goto(`/studio/${personaId}`);
        await page.getByRole('button', { name: 'What changed in version 2' }).click();
        await expect(page.getByRole('insertion')).toBeVisible();
        await page.getByRole('button', { name: 'Delete this persona' }).scrollIntoViewIfNeeded();
        await take('history');
        await page.getByRole('button', { name: 'Clone it' }).click();
        await take('clone');
        await api.send('DELETE', `/api/personas/${personaId}`);
        await api.send('PUT', '/api/users/me/preferences', { name: 'Ada', tone: 'plain' });
        await page.goto('/you');
        await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
        await expect(page.getByRole('button', { name: 'Forget everything' })).toBeVisible();
        await take('you');
        await page.getByRole('button', { name: 'Forget everything' }).scrollIntoViewIfNeeded();
        await take('memories');
        await page.goto('/you/keys');
        await page.getByRole('textbox', { name: 'What it is for' }).fill('laptop');
        await page.getByRole('button', { name: 'Make the key' }).click();
        await expect(page.getByText('it will not be shown again')).toBeVisible();
        await take('keys');
      });
    });
  }
}

async function shining(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hold the sky still' }).click();
  // Any of them: where many crowd the sky, some names give way to others.
  await expect(page.getByTestId(/^label-/).filter({ visible: true })).not.toHaveCount(0);
  await rest(page);
}

/** Until the camera has come to rest, the chosen name stands still. */
async function rest(page: Page): Promise<void> {
  const hold = page.getByRole('button', { name: 'Hold the sky still' });
  if (await hold.isVisible()) await hold.click();
  await expect(async () => {
    const before = await place(page);
    await page.evaluate(async () => {
      for (let i = 0; i < 8; i++) await new Promise(requestAnimationFrame);
    });
    expect(await place(page)).toBe(before);
  }).toPass();
}

const place = (page: Page) => page.getByTestId('label-keeper').evaluate((label) => label.style.transform);
