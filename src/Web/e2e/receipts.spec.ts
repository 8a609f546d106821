import { nothingSerious } from './support/axe';
import { Api, expect, freshId, openTalk, sayAndHear, test } from './support/site';

test('a trait tells why it is as strong as it is, and how it came there', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('layered');
  await api.makePersona({ id: personaId, name: 'The Layered' });
  // In the end so warm that every reply shows it: of one that does not, the conversation moves nothing.
  for (const intensity of [0.3, 0.95]) {
    await api.send('PUT', '/api/personality', { personaId, traitId: 'warmth', action: 'set', intensity });
  }
  await openTalk(page, personaId);
  await expect(page.getByRole('img', { name: /^2 changes since .*0\.30, 0\.95$/ })).toBeVisible();

  await page.getByRole('button', { name: 'Why is Warmth at 0.95' }).click();
  const why = page.getByRole('group', { name: 'Why Warmth is as strong as it is' });
  await expect(why).toContainText(/All personas\s*start at/);
  await expect(why).toContainText('The Layered sets it to 0.95');
  await expect(why).toContainText('You have not moved it so far');
  await expect(why).toContainText('This conversation has not moved it so far');

  await sayAndHear(page, 'Thank you so much, my dear friend, I love how kind and warm you are!');
  await expect(why).toContainText(/This conversation has moved it by [+−]/);

  await page.getByRole('slider', { name: 'Warmth' }).press('End');
  await expect(why).toContainText('The Layered sets it to 1.00');
  await expect(page.getByRole('img', { name: /^3 changes since .*0\.95, 1\.00$/ })).toBeVisible();
  await nothingSerious(page);
});

test('a reply shows what it was told, by keyboard too', async ({ page }) => {
  await openTalk(page, 'keeper');
  await sayAndHear(page, 'My sister Ada planted a walnut tree behind the lighthouse.');
  await openTalk(page, 'keeper');
  await sayAndHear(page, 'What do you remember of the walnut tree?');
  const opener = page.getByRole('button', { name: 'What it was told' }).last();
  await opener.focus();
  await page.keyboard.press('Enter');
  const receipt = page.getByRole('dialog', { name: 'What Maren Skarv was told' });
  await expect(receipt.getByRole('row', { name: /Warmth/ })).toBeVisible();
  await expect(receipt).toContainText('walnut tree');
  await expect(receipt).toContainText('Recalled because');
  await expect(receipt).toContainText('exactly what the model was given');
  await expect(receipt).toContainText('complete after');
  await expect(receipt).toContainText('Your message');
  await nothingSerious(page);
  await page.keyboard.press('Escape');
  await expect(receipt).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a receipt that cannot be had says so, and is asked for again', async ({ page }) => {
  await openTalk(page, 'tutor');
  await sayAndHear(page, 'Why is the sky blue?');
  let isDown = true;
  await page.route('**/receipt', (route) =>
    isDown
      ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The store is away."}' })
      : route.continue(),
  );
  await page.getByRole('button', { name: 'What it was told' }).click();
  const receipt = page.getByRole('dialog');
  await expect(receipt.getByRole('alert')).toContainText('The store is away.');
  isDown = false;
  await receipt.getByRole('button', { name: 'Try again' }).click();
  await expect(receipt).toContainText('Nothing came to mind.');
});

test('how true replies are to their traits is charted, and told in a table', async ({ page }) => {
  await openTalk(page, 'keeper');
  await expect(page.getByRole('heading', { name: 'True to its traits' })).toHaveCount(0);
  await sayAndHear(page, 'Is the lamp lit tonight?');
  await expect(page.getByRole('img', { name: /^One reply, \d+ %$/ })).toBeVisible();
  await sayAndHear(page, 'And the storm, will it come?');
  await expect(page.getByRole('img', { name: /^2 replies, from \d+ % to \d+ %$/ })).toBeVisible();
  await page.getByText(/on average over 2 replies/).click();
  await expect(page.getByRole('row', { name: /^2 \d+ %$/ })).toBeVisible();
  await nothingSerious(page);
});
