import { nothingSerious } from './support/axe';
import { expect, test } from './support/site';

test('a key is made, shown once, lets a program talk, and is revoked', async ({ page, request, baseURL }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/you');
  await page.getByRole('link', { name: 'Keys for programs' }).click();
  await expect(page.getByText('None yet.')).toBeVisible();

  await page.getByRole('button', { name: 'Make the key' }).click();
  await expect(page.getByRole('textbox', { name: 'What it is for' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: 'What it is for' }).fill('laptop');
  await page.getByRole('button', { name: 'Make the key' }).click();

  await expect(page.getByRole('heading', { name: 'The key “laptop”' })).toBeFocused();
  await expect(page.getByText('it will not be shown again')).toBeVisible();
  await nothingSerious(page);
  await page.getByRole('button', { name: 'Copy the key' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  const key = await page.evaluate(() => navigator.clipboard.readText());
  expect(key).toBe(await page.getByTestId('key').innerText());
  await expect(page.getByText(`base_url="${baseURL}/v1"`)).toBeVisible();

  const ask = () =>
    request.post('/v1/chat/completions', {
      headers: { Authorization: `Bearer ${key}` },
      data: { model: 'keeper', messages: [{ role: 'user', content: 'Good evening!' }] },
    });
  const answer = (await (await ask()).json()) as { choices: { message: { content: string } }[] };
  expect(answer.choices[0]?.message.content).not.toBe('');

  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: 'laptop' });
  await expect(row).toContainText('Talk to personas');
  await expect(page.getByText(key)).toHaveCount(0);
  await row.getByRole('button', { name: 'Revoke laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toHaveCount(0);
  expect((await ask()).status()).toBe(401);
});

test('a key may do what was chosen for it, and one that cannot be made says why', async ({ page }) => {
  await page.goto('/you/keys');
  await page.getByRole('textbox', { name: 'What it is for' }).fill('archive');
  await page.getByRole('combobox', { name: 'What it may do' }).selectOption('Custom');
  await page.getByRole('checkbox', { name: 'Talk to personas' }).uncheck();
  const end = page.getByRole('combobox', { name: 'When it ends' });
  await end.selectOption('Never');
  await page.getByRole('checkbox', { name: /admin/ }).check();
  await expect(page.getByText(/acts as an admin ends after 90 days at the latest/)).toBeVisible();
  await expect(end.getByRole('option', { name: 'Never' })).toHaveCount(0);
  await page.getByRole('checkbox', { name: /admin/ }).uncheck();
  await page.getByRole('button', { name: 'Make the key' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByRole('group', { name: 'What it may do, one by one' })).toHaveAccessibleDescription(/scope/i);
  await page.getByRole('checkbox', { name: 'Read your conversations' }).check();
  await expect(end).toHaveValue('longest');
  await page.getByRole('button', { name: 'Make the key' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'archive' });
  await expect(row).toContainText('Read your conversations');
  await expect(row).toContainText('never ends');

  await page.route('**/api/users/me/keys', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 409, contentType: 'application/problem+json', body: '{"code":"too_many_keys","detail":"You have as many keys as you may have: revoke one."}' })
      : route.continue(),
  );
  await page.getByRole('textbox', { name: 'What it is for' }).fill('one too many');
  await page.getByRole('button', { name: 'Make the key' }).click();
  await expect(page.getByRole('alert')).toContainText('revoke one');
});

test('a key whose making was not answered is in the list, to be revoked', async ({ page }) => {
  await page.goto('/you/keys');
  await expect(page.getByText('None yet.')).toBeVisible();
  await page.route('**/api/users/me/keys', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('textbox', { name: 'What it is for' }).fill('lost');
  await page.getByRole('button', { name: 'Make the key' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be reached');
  await expect(page.getByRole('button', { name: 'Revoke lost' })).toBeVisible();
});
