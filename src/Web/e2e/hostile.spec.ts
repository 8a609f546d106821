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
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const ids = strings.map((_, i) => `hostile-${i}`);
  await inTurn(strings, (name, i) => api.makePersona({ id: ids[i]!, name, description: name }));
  try {
    await page.goto('/');
    const listed = page.getByRole('region', { name: 'Personas' }).getByRole('button');
    await expect.poll(() => listed.count()).toBeGreaterThanOrEqual(208);
    const shown = (await listed.allInnerTexts()).join('\n');
    for (const text of strings) expect(shown).toContain(text.trim().replace(/\s+/g, ' '));

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

    expect(await page.evaluate(() => (window as unknown as { pwned?: boolean }).pwned)).toBeUndefined();
    expect(await page.locator('#root').locator('script, iframe, object, embed, img[src^="x"], svg[onload]').count()).toBe(0);
    expect(dialogs).toEqual([]);
  } finally {
    await inTurn(ids, (id) => api.send('DELETE', `/api/personas/${id}`));
  }
});

/** Eight at a time. */
async function inTurn<T>(items: readonly T[], act: (item: T, index: number) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += 8) {
    await Promise.all(items.slice(start, start + 8).map((item, i) => act(item, start + i)));
  }
}
