import { expect, freshId, openTalk, sayAndHear, Api, test } from './support/site';

test('a slider changes the very next reply', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('asker');
  await api.makePersona({ id: personaId, name: 'The Asker' });
  await openTalk(page, personaId);
  const curiosity = page.getByRole('slider', { name: 'Curiosity' });

  await setTo(curiosity, 'Home');
  const incurious = await sayAndHear(page, 'I planted a tree.');
  await setTo(curiosity, 'End');
  const curious = await sayAndHear(page, 'I planted a tree.');

  const questions = (reply: string) => reply.split('?').length - 1;
  expect(questions(curious)).toBeGreaterThan(questions(incurious));
});

test('a refused change goes back and says why', async ({ page }) => {
  await page.route('**/api/personality', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 403, code: 'forbidden', detail: 'Only an admin may do this.' }),
    }),
  );
  await page.goto('/p/tutor');
  const warmth = page.getByRole('slider', { name: 'Warmth' });
  const before = await warmth.inputValue();
  await warmth.press('End');
  await expect(page.getByRole('alert')).toHaveText('Only an admin may do this.');
  await expect(warmth).toHaveValue(before);
});

test('a trait is added, turned, reset and removed', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('tuned');
  await api.makePersona({ id: personaId, name: 'The Tuned' });
  await page.goto(`/p/${personaId}`);

  await page.getByRole('button', { name: 'Add a trait' }).click();
  await page.getByLabel('Name of the trait').fill('Love of storms');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const storms = page.getByRole('slider', { name: 'Love of storms' });
  await expect(storms).toHaveValue('0.5');

  await setTo(storms, 'End');
  await page.getByRole('button', { name: 'Reset Love of storms' }).click();
  await expect(storms).toHaveValue('0.5');
  await page.getByRole('button', { name: 'Remove Love of storms' }).click();
  await expect(storms).toHaveCount(0);
});

async function setTo(slider: ReturnType<import('@playwright/test').Page['getByRole']>, key: 'Home' | 'End') {
  const answered = slider.page().waitForResponse((answer) => answer.url().endsWith('/api/personality'));
  await slider.press(key);
  expect((await answered).status()).toBe(200);
}
