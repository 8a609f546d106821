import { Api, exchanges, expect, freshId, messageBox, openTalk, replies, say, sayAndHear, test } from './support/site';

test('a first visit leads to a first reply, and a reload keeps it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /Thea Alder/ }).click();
  await page.getByRole('link', { name: 'Talk', exact: true }).click();
  await expect(page.getByText('Which question shall we take apart today?')).toBeVisible();

  const reply = await sayAndHear(page, 'My name is Ada. Why is the sky blue?');
  expect(reply.length).toBeGreaterThan(20);
  await expect(page.getByRole('list', { name: 'Traits seen in this reply' })).toBeVisible();

  await page.reload();
  await expect(exchanges(page)).toHaveCount(1);
  await expect(replies(page)).toHaveText(reply);
  await expect(page.getByText('My name is Ada. Why is the sky blue?').last()).toBeVisible();
});

test('whom to talk to is a link, and each leads to a conversation of its own', async ({ page }) => {
  await page.goto('/chat');
  const choice = page.getByRole('region', { name: 'Conversation' });
  const address = await choice.getByRole('link', { name: 'Thea Alder' }).getAttribute('href');
  const addresses = await choice.getByRole('link').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  expect(new Set(addresses).size).toBe(addresses.length);
  await choice.getByRole('link', { name: 'Thea Alder' }).click();
  await expect(page).toHaveURL(address!);
  await expect(messageBox(page)).toBeVisible();
});

test('a suggested action is said by a press', async ({ page }) => {
  await openTalk(page, 'keeper');
  await sayAndHear(page, 'I planted a tree by the sea.');
  const action = page.getByRole('list', { name: 'What you might say next' }).getByRole('button').first();
  const words = await action.innerText();
  await action.click();
  await expect(exchanges(page)).toHaveCount(2);
  await expect(exchanges(page).last()).toContainText(words);
});

test('a reply comes piece by piece, moves nothing that is read, and can be stopped', async ({ page }) => {
  const api = await enter(page);
  const personaId = freshId('slow');
  await api.makePersona({ id: personaId, name: 'Slow Speaker', model: 'slow' });
  await openTalk(page, personaId);
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift' });
  });

  await say(page, 'Tell me of the stars.');
  await expect(exchanges(page).last()).toHaveAttribute('data-status', 'speaking');
  const box = await messageBox(page).boundingBox();
  const early = await replies(page).innerText();
  await expect.poll(async () => (await replies(page).innerText()).length).toBeGreaterThan(early.length + 30);
  expect(await messageBox(page).boundingBox()).toEqual(box);

  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(exchanges(page).last()).toHaveAttribute('data-status', 'done');
  await expect(page.getByText('You stopped this reply.')).toBeVisible();
  expect((await replies(page).innerText()).split(' ').length).toBeLessThan(60);
  const shifted = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0));
  expect(shifted).toBeLessThan(0.02);
});

test('two devices stay in step', async ({ page, context }) => {
  const sessionId = await openTalk(page, 'tutor');
  const other = await context.newPage();
  await openTalk(other, 'tutor', sessionId);
  await expect(page.getByText('Open on 2 devices')).toBeVisible();

  const reply = await sayAndHear(page, 'I planted a tree.');
  await expect(replies(other)).toHaveText(reply);
  await expect(other.getByRole('log').getByText('I planted a tree.').first()).toBeVisible();

  await messageBox(other).pressSequentially('hm');
  await expect(page.getByText('You are typing on another device')).toBeVisible();
});

test('what is said on one device shows on another while the reply still comes', async ({ page, context }) => {
  const api = await enter(page);
  const personaId = freshId('slow');
  await api.makePersona({ id: personaId, name: 'Slow Speaker', model: 'slow' });
  const sessionId = await openTalk(page, personaId);
  const other = await context.newPage();
  await openTalk(other, personaId, sessionId);
  await expect(page.getByText('Open on 2 devices')).toBeVisible();

  await say(page, 'Tell me of the stars.');
  const there = exchanges(other).first();
  await expect(there).toContainText('Tell me of the stars.');
  await expect(there).not.toHaveAttribute('data-status', 'done');
  await expect(there).toHaveAttribute('data-status', 'done');
  expect((await replies(other).innerText()).split(/\s+/)).toHaveLength(60);
});

test('older turns load as one scrolls up, each once', async ({ page }) => {
  const api = await enter(page);
  const sessionId = freshId('long');
  for (let i = 1; i <= 45; i++) {
    await api.send('POST', '/api/chat', { personaId: 'keeper', sessionId, message: `Wave number ${i}.` });
  }
  await page.goto(`/chat/${sessionId}`);
  await expect(exchanges(page)).toHaveCount(20);
  await expect(exchanges(page).last()).toContainText('Wave number 45.');

  for (const count of [40, 45]) {
    await page.getByRole('log').evaluate((log) => log.scrollTo(0, 0));
    await expect(exchanges(page)).toHaveCount(count);
  }
  await expect(exchanges(page).first()).toContainText('Wave number 1.');
});

test('a conversation can be deleted', async ({ page }) => {
  await openTalk(page, 'tutor');
  await sayAndHear(page, 'Forget me soon.');
  const item = page.getByRole('navigation', { name: 'Conversations' }).getByRole('listitem');
  await item.hover();
  await item.getByRole('button', { name: /Delete/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(item).toHaveCount(0);
  await expect(page).toHaveURL(/\/chat$/);
});

async function enter(page: Parameters<typeof openTalk>[0]): Promise<Api> {
  await page.goto('/');
  return Api.asOwnerOf(page);
}

test('what was begun to be written is there again after a look at something else, and gone once it is sent', async ({ page }) => {
  const sessionId = await openTalk(page, 'keeper');
  await messageBox(page).fill('Is the lamp');
  await page.getByRole('link', { name: 'You', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'You', exact: true })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(sessionId));
  await expect(messageBox(page)).toHaveValue('Is the lamp');
  await sayAndHear(page, 'Is the lamp lit?');
  await page.getByRole('link', { name: 'You', exact: true }).click();
  await page.goBack();
  await expect(exchanges(page)).toHaveCount(1);
  await expect(messageBox(page)).toHaveValue('');
});

test('the message box grows with what is written, also in a browser whose style sheets cannot ask for that', async ({ page }) => {
  await page.addInitScript(() => {
    const supports = CSS.supports.bind(CSS) as (name: string, value: string) => boolean;
    CSS.supports = (name: string, value?: string) => name !== 'field-sizing' && supports(name, value ?? '');
  });
  await openTalk(page, 'keeper');
  const height = () => messageBox(page).evaluate((box) => parseFloat(box.style.height));
  const before = await height();
  await messageBox(page).fill('One\nTwo\nThree');
  expect(await height()).toBeGreaterThan(before + 30);
  await messageBox(page).fill('');
  expect(await height()).toBe(before);
});

test('a reply is copied as it was written, and so is each block of code in it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const sessionId = freshId('s');
  const aiResponse = 'Try **this**:\n\n```js\nlight(lamp);\n\nwait();\n```';
  const turn = { seq: 1, personaId: 'keeper', userMessage: 'How?', aiResponse, clientMessageId: 'm-1', createdAt: '2026-01-01T00:00:00Z' };
  const rest = { traits: [], suggestedActions: [], memories: [], model: 'offline', degraded: [] };
  await page.route(`**/api/sessions/${sessionId}/messages**`, (route) => route.fulfill({ json: { items: [{ ...turn, ...rest }] } }));
  await openTalk(page, 'keeper', sessionId);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy this reply' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect(await copied()).toBe(aiResponse);
  await page.getByRole('button', { name: 'Copy this code' }).click();
  await expect.poll(copied).toBe('light(lamp);\n\nwait();\n');
});
