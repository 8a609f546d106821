import type { Page } from '@playwright/test';
import { Api, exchanges, expect, freshId, test } from './support/site';
import { hostileStrings } from './support/hostileStrings';

test('200 hostile names and messages stay text', async ({ page }) => {
  test.setTimeout(120_000);
  const strings = hostileStrings();
  expect(strings).toHaveLength(200);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const scripts: string[] = [];
  await page.exposeFunction('tellScript', () => scripts.push(page.url()));
  // Told at once: by the time somebody looks, the page it ran in may be gone.
  await page.addInitScript("Object.defineProperty(window, 'pwned', { set: () => tellScript() })");
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const ids = strings.map((_, i) => `hostile-${i}`);
  const personas = strings.map((name, i) => ({ id: ids[i]!, name, description: strings.at(-1 - i)! }));
  await inTurn(personas, (persona) => api.makePersona(persona));
  try {
    await page.goto('/');
    const listed = page.getByRole('region', { name: 'Personas' }).getByRole('listitem');
    await expect(listed.last()).toBeVisible();
    const shown = await listed.allInnerTexts();
    expect(shown).toEqual(expect.arrayContaining(personas.map(({ name, description }) => `${name}\n${description}`)));
    expect(await injected(page).count()).toBe(0);

    const sessionId = freshId('hostile');
    for (const [i, message] of strings.entries()) {
      await api.send('POST', '/api/chat', { personaId: ids[i]!, sessionId, message });
    }
    await page.goto(`/chat/${sessionId}`);
    await expect(exchanges(page)).toHaveCount(20);
    while ((await exchanges(page).count()) < 200) {
      const before = await exchanges(page).count();
      await page.getByRole('log').evaluate((log) => log.scrollTo(0, 0));
      await expect.poll(() => exchanges(page).count()).toBeGreaterThan(before);
    }
    const said = await exchanges(page).locator('p:first-of-type').allTextContents();
    for (const text of strings) expect(said).toContain(text);

    expect(await injected(page).count()).toBe(0);
    expect({ dialogs, scripts }).toEqual({ dialogs: [], scripts: [] });

    // What would have told of a script does.
    await page.evaluate('pwned = 1');
    await expect.poll(() => scripts).toHaveLength(1);
  } finally {
    await inTurn(ids, (id) => api.send('DELETE', `/api/personas/${id}`));
  }
});

/** What the hostile texts would put into the page. */
const injected = (page: Page) =>
  page.locator('#root').locator('script, iframe, object, embed, template, style, math, img[src^="x"], svg[onload], [onerror], [ontoggle], [onfocus]');

/** Eight at a time. */
async function inTurn<T>(items: readonly T[], act: (item: T, index: number) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += 8) {
    await Promise.all(items.slice(start, start + 8).map((item, i) => act(item, start + i)));
  }
}
