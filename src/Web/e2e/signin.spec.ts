import type { BrowserContext } from '@playwright/test';
import { Api, expect, test } from './support/site';

const keptToken = 'persona-universe.token';

/** A token that has run out, as a browser would have kept it overnight. */
const expired = (sub: string) => `e30.${Buffer.from(JSON.stringify({ sub, exp: 1, roles: [] })).toString('base64url')}.x`;

/** Has the first page of a browser find a token. */
async function keep(context: BrowserContext, token: string): Promise<void> {
  const page = await context.newPage();
  await page.route('**/*', (route) => route.fulfill({ body: '' }));
  await page.goto('/');
  await page.evaluate(([key, value]) => localStorage.setItem(key!, value!), [keptToken, token]);
  await page.close();
}

test('a guest who has an account signs in', async ({ page, request }) => {
  const { token } = await Api.asGuest(request);
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: string };
  await page.goto('/you');
  const account = page.getByRole('region', { name: 'Your account' });
  await expect(account).not.toContainText(sub);
  await account.getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in' });
  await dialog.getByRole('textbox', { name: 'Access token' }).fill('not a token');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('alert')).toContainText('This is not a token');
  await dialog.getByRole('textbox', { name: 'Access token' }).fill(token);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(account).toContainText(sub);
});

test('nobody whose sign-in has run out finds themselves a guest without being asked', async ({ page, context }) => {
  await keep(context, expired('ada'));
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Your sign-in has ended' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Thea Alder/ })).toHaveCount(0);
  expect(await page.evaluate((key) => localStorage.getItem(key), keptToken)).toBe(expired('ada'));
});

test('what has to be answered cannot be closed, however often one tries', async ({ page }) => {
  await page.route('**/api/users/me/preferences', (route) => route.fulfill({ status: 401 }));
  await page.goto('/you');
  const dialog = page.getByRole('dialog', { name: 'Your visit has ended' });
  await expect(dialog).toBeVisible();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: 'Start over as a guest' })).toBeVisible();
});

test('two tabs of a guest whose visit has ended become one guest', async ({ page, context }) => {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/api/auth/guest')) asked.push(request.url());
  });
  await keep(context, expired('guest-of-yore'));
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto('/');
    await expect(tab.getByRole('heading', { name: 'Your visit has ended' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Start over as a guest' }).click();
  for (const tab of [page, other]) await expect(tab.getByRole('link', { name: /Thea Alder/ })).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('a tab follows another that has become somebody else, or has left', async ({ page, context, request }) => {
  await page.goto('/you');
  const account = page.getByRole('region', { name: 'Your account' });
  const other = await context.newPage();
  await other.goto('/you');
  await other.getByRole('button', { name: 'Sign in' }).click();
  const { token } = await Api.asGuest(request);
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: string };
  await other.getByRole('textbox', { name: 'Access token' }).fill(token);
  await other.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
  await expect(account).toContainText(sub);

  await other.getByRole('button', { name: 'Leave' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await expect(account).toContainText('A guest');
  await expect(account).not.toContainText(sub);
});
