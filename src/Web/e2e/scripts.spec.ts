import { nothingSerious } from './support/axe';
import { Api, exchanges, expect, freshId, messageBox, openTalk, sayAndHear, test } from './support/site';

/** Words in other scripts than ours run and look as they should. */

test('what is written from right to left runs so, in its fields and where it is said', async ({ page }) => {
  await page.goto('/');
  const personaId = freshId('rtl');
  await (await Api.asOwnerOf(page)).makePersona({ id: personaId, name: 'שרה (2)', description: 'שומרת המגדלור.' });
  await page.goto(`/p/${personaId}`);
  await expect(page.getByRole('heading', { name: 'שרה' })).toHaveCSS('direction', 'rtl');
  await expect(page.getByRole('region', { name: 'Selected persona' }).getByText('שומרת המגדלור.')).toHaveCSS('direction', 'rtl');

  await openTalk(page, personaId);
  await expect(messageBox(page)).toHaveCSS('direction', 'ltr');
  await messageBox(page).fill('שלום!');
  await expect(messageBox(page)).toHaveCSS('direction', 'rtl');
  await sayAndHear(page, 'שלום! מה שלומך?');
  await expect(exchanges(page).getByText('מה שלומך').first()).toHaveCSS('direction', 'rtl');
  await nothingSerious(page);
});

test('letters beyond the Latin of the West have the site’s own typeface', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => void (/latin-ext/.test(request.url()) && fetched.push(request.url())));
  await page.goto('/');
  const personaId = freshId('latin');
  await (await Api.asOwnerOf(page)).makePersona({ id: personaId, name: 'Łucja Šťastná', description: 'Żyje w Łodzi.' });
  await page.goto(`/p/${personaId}`);
  await expect(page.getByRole('heading', { name: 'Łucja Šťastná' })).toBeVisible();
  await expect.poll(() => fetched.map((url) => /cormorant|instrument/.exec(url)?.[0]).sort()).toEqual(expect.arrayContaining(['cormorant', 'instrument']));
});
