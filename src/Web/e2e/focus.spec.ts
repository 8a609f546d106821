import type { Page } from '@playwright/test';
import { holdBack } from './support/holdBack';
import { Api, expect, freshId, openMemories, openTalk, say, sayAndHear, test } from './support/site';

/** What is done by keyboard leaves the focus where it was done: from the top of the page it would be a long way back. */

async function press(page: Page, name: string, within = page.locator('main')): Promise<void> {
  await within.getByRole('button', { name, exact: true }).first().focus();
  await page.keyboard.press('Enter');
}

test('a trait that is added, given up or removed leaves the focus among the traits', async ({ page }) => {
  await page.goto('/');
  const personaId = freshId('kept');
  await (await Api.asOwnerOf(page)).makePersona({ id: personaId, name: 'The Kept' });
  await page.goto(`/p/${personaId}`);
  const add = page.getByRole('button', { name: 'Add a trait' });

  await press(page, 'Add a trait');
  await expect(page.getByRole('textbox', { name: 'Name of the trait' })).toBeFocused();
  await press(page, 'Cancel');
  await expect(add).toBeFocused();

  for (const name of ['Zest', 'Awe']) {
    await press(page, 'Add a trait');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('slider', { name })).toBeVisible();
    await expect(add).toBeFocused();
  }

  await press(page, 'Remove Zest');
  await expect(page.getByRole('slider', { name: 'Zest' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Personality of The Kept' }).locator(':focus')).toHaveCount(1);
});

test('what does nothing while its answer is awaited, or once it has done all it can, keeps the focus', async ({ page }) => {
  await page.goto('/');
  const personaId = freshId('reset');
  await (await Api.asOwnerOf(page)).makePersona({ id: personaId, name: 'The Reset' });
  await page.goto(`/p/${personaId}`);
  const reset = page.getByRole('button', { name: 'Reset Warmth' });
  await page.getByRole('slider', { name: 'Warmth' }).press('End');
  await expect(reset).toBeEnabled();
  await press(page, 'Reset Warmth');
  await expect(reset).toBeDisabled();
  await expect(reset).toBeFocused();

  await page.goto(`/studio/${personaId}`);
  const { sent } = await holdBack(page, `**/api/personas/${personaId}`, 'DELETE');
  await press(page, 'Delete this persona');
  await press(page, 'Delete', page.getByRole('dialog'));
  const request = await sent;
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Delete' });
  await expect(confirm).toBeDisabled();
  await expect(confirm).toBeFocused();
  await request.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The store is away."}' });
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('The store is away.');
  await expect(confirm).toBeFocused();
});

test('a memory that is reworded or forgotten leaves the focus among the memories', async ({ page }) => {
  await openTalk(page, 'keeper');
  await sayAndHear(page, 'My sister Ada planted a walnut tree.');
  await sayAndHear(page, 'My boat is called Petrel.');
  const memories = await openMemories(page, 'Maren Skarv', 'My boat is called Petrel.');
  const first = memories.getByRole('listitem').first();
  const reword = first.getByRole('button', { name: 'Reword this' });

  await press(page, 'Reword this', first);
  await expect(page.getByRole('textbox', { name: 'New wording' })).toBeFocused();
  await press(page, 'Cancel');
  await expect(reword).toBeFocused();
  await page.keyboard.press('Enter');
  await press(page, 'Save wording');
  await expect(page.getByRole('textbox', { name: 'New wording' })).toHaveCount(0);
  await expect(reword).toBeFocused();

  const before = await memories.getByRole('listitem').count();
  await press(page, 'Forget this', first);
  await press(page, 'Forget', page.getByRole('dialog'));
  await expect(memories.getByRole('listitem')).toHaveCount(before - 1);
  await expect(memories.getByRole('listitem').first().getByRole('button', { name: /^Pin/ })).toBeFocused();

  await press(page, 'Forget everything');
  await press(page, 'Forget', page.getByRole('dialog'));
  await expect(page.getByRole('group', { name: 'What Maren Skarv remembers about you' })).toBeFocused();
});

test('a preference that is added has the focus, and one that is removed leaves it in the form', async ({ page }) => {
  await page.goto('/you');
  await press(page, 'Add something else');
  await expect(page.getByRole('textbox', { name: 'About', exact: true })).toBeFocused();
  await press(page, 'Remove this');
  await expect(page.getByRole('button', { name: 'Add something else' })).toBeFocused();
});

test('a trait of a new persona that is added has the focus, and one that is removed leaves it there', async ({ page }) => {
  await page.goto('/studio');
  await press(page, 'Add a trait');
  await expect(page.getByRole('textbox', { name: 'Trait 1' })).toBeFocused();
  await press(page, 'Remove trait 1');
  await expect(page.getByRole('button', { name: 'Add a trait' })).toBeFocused();
});

test('a persona that is brought back, and a key that was noted, leave the focus near', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('back');
  await api.makePersona({ id: personaId, name: 'The Returned' });
  await api.send('DELETE', `/api/personas/${personaId}`);
  await page.goto('/studio');
  await press(page, 'Restore The Returned');
  await expect(page.getByRole('button', { name: 'Restore The Returned' })).toHaveCount(0);
  await expect(page.locator('main :focus')).toHaveCount(1);

  await page.goto('/you/keys');
  await page.getByRole('textbox', { name: 'What it is for' }).fill('laptop');
  await press(page, 'Make the key');
  await press(page, 'I’ve saved it');
  await expect(page.getByRole('textbox', { name: 'What it is for' })).toBeFocused();
});

test('a message that is sent again leaves the focus in its exchange', async ({ page }) => {
  await page.goto('/');
  const personaId = freshId('broken');
  await (await Api.asOwnerOf(page)).makePersona({ id: personaId, name: 'The Broken', model: 'broken' });
  await openTalk(page, personaId);
  await say(page, 'Are you there?');
  await press(page, 'Try again');
  await expect(page.getByRole('log').getByRole('article')).toHaveAttribute('data-status', 'failed');
  await expect(page.getByRole('log').locator('article:focus, article :focus')).toHaveCount(1);
});

test('a conversation that is deleted leaves the focus in the list', async ({ page }) => {
  await openTalk(page, 'keeper');
  await sayAndHear(page, 'Is the lamp lit?');
  await page.goto('/chat');
  const list = page.getByRole('navigation', { name: 'Conversations' });
  await list.getByRole('button', { name: /^Delete/ }).first().focus();
  await page.keyboard.press('Enter');
  await press(page, 'Delete', page.getByRole('dialog'));
  await expect(list.getByText('No conversations yet.')).toBeVisible();
  await expect(list.getByRole('link', { name: 'New conversation' })).toBeFocused();
});
