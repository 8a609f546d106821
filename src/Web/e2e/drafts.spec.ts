import type { Page } from '@playwright/test';
import { holdBack } from './support/holdBack';
import { Api, expect, freshId, messageBox, openTalk, test } from './support/site';

/** What is begun and not saved is there again, wherever one has been meanwhile. */

const letter = [
  'Perhaps, my dear friend, it is as you say; I suspect it usually is.',
  'The harbour lay like a sheet of tin, and nobody spoke (least of all the gulls).',
].join('\n');

const description = (page: Page) => page.getByRole('textbox', { name: 'Description' });

async function lookElsewhere(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Universe', exact: true }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
}

test('what is changed of a persona is kept until it is saved or discarded, and hides nobody else’s change', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('drafted');
  await api.makePersona({ id: personaId, name: 'The Drafted', description: 'As it was.' });
  await page.goto(`/studio/${personaId}`);
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
  await description(page).fill('As it shall be.');
  await expect(page.getByText('Not saved yet')).toBeVisible();

  await lookElsewhere(page);
  await api.send('PATCH', `/api/personas/${personaId}`, { name: 'The Renamed' });
  await page.goto(`/studio/${personaId}`);
  await expect(description(page)).toHaveValue('As it shall be.');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('The Renamed');
  await expect(page.getByText('Not saved yet')).toBeVisible();

  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(description(page)).toHaveValue('As it was.');
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
  await expect(page.locator('form :focus')).toHaveCount(1);

  await description(page).fill('As it is.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'The Renamed' })).toBeVisible();
  await page.goto(`/studio/${personaId}`);
  await expect(description(page)).toHaveValue('As it is.');
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
});

test('what is changed of a persona and not saved lies over a version that is brought back', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('restored');
  await api.makePersona({ id: personaId, name: 'The First', description: 'As it was.' });
  await api.send('PATCH', `/api/personas/${personaId}`, { name: 'The Second' });
  await page.goto(`/studio/${personaId}`);
  await description(page).fill('As it shall be.');
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('The First');
  await expect(description(page)).toHaveValue('As it shall be.');
  await expect(page.getByText('Not saved yet')).toBeVisible();
});

test('a text and what was corrected of what it says outlast a look elsewhere, at the text, and a page loaded anew', async ({ page }) => {
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Start from a text' }).click();
  const text = page.getByRole('textbox', { name: 'The text' });
  await text.fill(letter);
  await lookElsewhere(page);
  await page.goto('/studio');
  await expect(text).toHaveValue(letter);

  await page.getByRole('button', { name: 'Read it' }).click();
  const report = page.getByRole('region', { name: 'What the text says' });
  await expect(report).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('The Corrected');
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await expect(text).toHaveValue(letter);
  await page.getByRole('button', { name: 'Back to what it says' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('The Corrected');
  await page.reload();
  await expect(report).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('The Corrected');

  await description(page).fill('Made of a letter.');
  await page.getByRole('button', { name: 'Create it' }).click();
  await expect(page.getByRole('heading', { name: 'The Corrected' })).toBeVisible();
  await page.getByRole('link', { name: 'Studio', exact: true }).click();
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await expect(text).toHaveValue('');
});

test('a text is read on while one looks elsewhere', async ({ page }) => {
  const { sent } = await holdBack(page, '**/api/personas/from-text');
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await page.getByRole('textbox', { name: 'The text' }).fill(letter);
  await page.getByRole('button', { name: 'Read it' }).click();
  const request = await sent;
  await lookElsewhere(page);
  const answered = page.waitForResponse('**/api/personas/from-text');
  await request.continue();
  await answered;
  await page.getByRole('link', { name: 'Studio', exact: true }).click();
  await expect(page.getByRole('region', { name: 'What the text says' })).toBeVisible();
});

test('a message that was begun is there again in a page loaded anew', async ({ page }) => {
  await openTalk(page, 'tutor');
  await messageBox(page).fill('What I meant to say');
  await page.reload();
  await expect(messageBox(page)).toHaveValue('What I meant to say');
});

test('a preference that was begun is there again, and can be given up', async ({ page }) => {
  await page.goto('/you');
  const name = page.getByRole('textbox', { name: 'Your name' });
  await name.fill('Ada');
  await page.reload();
  await expect(name).toHaveValue('Ada');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(name).toHaveValue('');
  await name.fill('Ben');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
});

test('a tab is not closed over what is not saved without asking', async ({ page }) => {
  await page.goto('/you');
  await page.getByRole('textbox', { name: 'Your name' }).pressSequentially('Ada');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();

  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});

test('who signs in again as themselves goes on where they were', async ({ page }) => {
  await page.goto('/studio');
  await page.getByRole('textbox', { name: 'Name' }).fill('The Begun');
  const token = (await Api.asOwnerOf(page)).token;
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await page.route('**/api/users/me/preferences', (route) =>
    route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"unauthenticated"}' }),
  );
  await page.getByRole('link', { name: 'You', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your visit has ended' });
  await expect(dialog).toBeVisible();
  await page.unroute('**/api/users/me/preferences');
  await dialog.getByRole('textbox', { name: 'Access token' }).fill(token);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  // What was refused is asked again once the connection is there.
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
  await page.getByRole('link', { name: 'Studio', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('The Begun');
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});
