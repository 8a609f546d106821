import { holdBack } from './support/holdBack';
import { expect, test } from './support/site';

test('a preference that is filled in by half is refused where it lacks something, and kept', async ({ page }) => {
  await page.goto('/you');
  await page.getByRole('button', { name: 'Add something else' }).click();
  const about = page.getByRole('textbox', { name: 'About', exact: true });
  await page.getByRole('textbox', { name: 'What to know about it' }).fill('It has a walnut tree.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(about).toBeFocused();
  await expect(about).toHaveAttribute('aria-invalid', 'true');
  await about.fill('my garden');
  await expect(about).toHaveAttribute('aria-invalid', 'false');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'What to know about my garden' })).toHaveValue('It has a walnut tree.');
});

test('what is written while preferences are saved stays, and is not called saved', async ({ page }) => {
  await page.goto('/you');
  const name = page.getByRole('textbox', { name: 'Your name' });
  await name.fill('Ada');
  const { sent } = await holdBack(page, '**/api/users/me/preferences', 'PUT');
  await page.getByRole('button', { name: 'Save' }).click();
  const request = await sent;
  await name.fill('Ada Lovelace');
  await Promise.all([page.waitForResponse('**/api/users/me/preferences'), request.continue()]);
  await expect(name).toHaveValue('Ada Lovelace');
  await expect(page.getByText('Saved.')).toBeHidden();
  // What was saved is what one goes back to.
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(name).toHaveValue('Ada');
});
