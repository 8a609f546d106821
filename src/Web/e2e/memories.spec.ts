import { nothingSerious } from './support/axe';
import { expect, openMemories, openTalk, sayAndHear, test } from './support/site';

test('one’s memories are read, put right, pinned and forgotten, the last not without being asked', async ({ page }) => {
  await page.goto('/you');
  await expect(page.getByText('Nothing yet.')).toBeVisible();

  await openTalk(page, 'keeper');
  await sayAndHear(page, 'My sister Ada planted a walnut tree.');
  await sayAndHear(page, 'My boat is called Petrel.');
  const memories = await openMemories(page, 'Maren Skarv', 'My boat is called Petrel.');
  const walnut = memories.getByRole('listitem').filter({ hasText: 'walnut tree' }).filter({ hasText: 'You said' });
  await nothingSerious(page);

  await walnut.getByRole('button', { name: 'Reword this' }).click();
  const words = page.getByRole('textbox', { name: 'New wording' });
  await words.fill('');
  await page.getByRole('button', { name: 'Save wording' }).click();
  await expect(words).toHaveAttribute('aria-invalid', 'true');
  await words.fill('My sister Ada planted a cherry tree.');
  await page.getByRole('button', { name: 'Save wording' }).click();
  const cherry = memories.getByRole('listitem').filter({ hasText: 'cherry tree' });
  await cherry.getByRole('button', { name: 'Pin' }).click();
  await expect(cherry.getByRole('button', { name: 'Pinned' })).toBeVisible();

  await cherry.getByRole('button', { name: 'Forget this' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forget this?' });
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(cherry).toBeVisible();
  await cherry.getByRole('button', { name: 'Forget this' }).click();
  await nothingSerious(page);
  await dialog.getByRole('button', { name: 'Forget' }).click();
  await expect(cherry).toHaveCount(0);

  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(page.getByText('Maren Skarv remembers nothing about you.')).toBeVisible();
});

test('memories that cannot be had are said to be so, and asked for again', async ({ page }) => {
  await openTalk(page, 'keeper');
  // Not a question: of one that tells nothing, nothing is remembered.
  await sayAndHear(page, 'My boat is called Petrel.');
  let isDown = true;
  await page.route('**/api/memories?**', (route) =>
    isDown
      ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The memory is away."}' })
      : route.continue(),
  );
  // What was said is remembered a moment after it was answered; before that there is nothing to be had.
  await expect(async () => {
    await page.goto('/you');
    await expect(page.getByRole('alert')).toContainText('The memory is away.', { timeout: 2000 });
  }).toPass();
  isDown = false;
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('memories are searched: what comes to mind, that nothing does, and why it cannot be told', async ({ page }) => {
  await openTalk(page, 'keeper');
  await sayAndHear(page, 'My sister Ada planted a walnut tree.');
  await sayAndHear(page, 'My boat is called Petrel.');
  const memories = await openMemories(page, 'Maren Skarv', 'My boat is called Petrel.');
  const search = page.getByRole('searchbox', { name: 'Search what it remembers' });
  const asked = page.waitForResponse((response) => response.url().includes('query='));
  await search.fill('walnut tree');
  await asked;
  await expect(memories.getByRole('listitem').first()).toContainText('walnut');
  await expect(page.getByRole('button', { name: 'Forget everything' })).toHaveCount(0);

  await page.route('**/api/memories?**query=nothing', (route) => route.fulfill({ json: { items: [] } }));
  await search.fill('nothing');
  await expect(page.getByText('Maren Skarv remembers nothing like this about you.')).toBeVisible();
  await expect(search).toBeFocused();

  let isDown = true;
  await page.route('**/api/memories?**query=boat', (route) =>
    isDown
      ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The memory is away."}' })
      : route.continue(),
  );
  await search.fill('boat');
  await expect(page.getByRole('alert')).toContainText('The memory is away.');
  isDown = false;
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(memories.getByRole('listitem').first()).toContainText('Petrel');
  await search.fill('');
  await expect(page.getByRole('button', { name: 'Forget everything' })).toBeVisible();
});
