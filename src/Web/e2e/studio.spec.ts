import { expect, test } from './support/site';

test('a persona is made, with the server’s objections shown where they belong, and changed', async ({ page }) => {
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Let it live' }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveAttribute('aria-invalid', 'true');

  await name.fill('Ottoline Reed');
  await page.getByRole('textbox', { name: 'Description' }).fill('A clockmaker who is always early.');
  await page.getByRole('textbox', { name: 'Greeting' }).fill('You are late. Everybody is.');
  await page.getByRole('button', { name: 'Add a trait' }).click();
  await page.getByRole('textbox', { name: 'Trait 1' }).fill('Punctuality');
  await page.getByRole('button', { name: 'Let it live' }).click();

  await expect(page.getByRole('heading', { name: 'Ottoline Reed' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Punctuality' })).toHaveValue('0.5');

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Description' }).fill('A clockmaker who is never late.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A clockmaker who is never late.').last()).toBeVisible();
  await expect(page.getByText('You are late. Everybody is.')).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Delete this persona' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('link', { name: /Edit Ottoline/ })).toHaveCount(0);
});

test('preferences are kept', async ({ page }) => {
  await page.goto('/you');
  await page.getByRole('textbox', { name: 'What' }).first().fill('name');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ada');
});
