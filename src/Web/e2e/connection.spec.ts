import { Api, exchanges, expect, freshId, messageBox, openTalk, replies, say, sayAndHear, test } from './support/site';

test('a connection cut in mid-reply is joined again, and the reply ends complete and once', async ({ page }) => {
  let cut: (() => Promise<void>) | null = null;
  let connections = 0;
  await page.routeWebSocket(/\/hubs\/chat/, (socket) => {
    connections++;
    const server = socket.connectToServer();
    cut = async () => {
      await server.close();
      await socket.close({ code: 1012 });
    };
  });
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('slow');
  await api.makePersona({ id: personaId, name: 'Slow Speaker', model: 'slow' });
  const sessionId = await openTalk(page, personaId);

  await say(page, 'Tell me of the stars.');
  await expect.poll(async () => (await replies(page).innerText()).length).toBeGreaterThan(40);
  await cut!();
  await expect(exchanges(page).last()).toHaveAttribute('data-status', 'done', { timeout: 20_000 });

  expect(connections).toBeGreaterThan(1);
  await expect(exchanges(page)).toHaveCount(1);
  const kept = await api.send<{ items: { aiResponse: string }[] }>('GET', `/api/sessions/${sessionId}/messages`);
  expect(kept.items).toHaveLength(1);
  await expect(replies(page)).toHaveText(kept.items[0]!.aiResponse);
  expect(kept.items[0]!.aiResponse.split(' ')).toHaveLength(60);
});

test('what had not gone out when the page was loaded anew goes out then, and is answered once', async ({ page }) => {
  let isSilent = true;
  await page.routeWebSocket(/\/hubs\/chat/, (socket) => {
    if (!isSilent) socket.connectToServer();
  });
  const sessionId = await openTalk(page, 'tutor');
  await say(page, 'Are you there?');
  await expect(exchanges(page)).toHaveAttribute('data-status', 'sending');

  isSilent = false;
  await page.reload();
  await expect(exchanges(page)).toHaveAttribute('data-status', 'done');
  await expect(exchanges(page)).toContainText('Are you there?');
  const api = await Api.asOwnerOf(page);
  const kept = await api.send<{ items: unknown[] }>('GET', `/api/sessions/${sessionId}/messages`);
  expect(kept.items).toHaveLength(1);
});

test('a turn that fails keeps the message, and is tried again under the same id', async ({ page }) => {
  const sent: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => sent.push(...(/"clientMessageId":"([^"]+)"/.exec(String(payload))?.slice(1) ?? []))),
  );
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('broken');
  await api.makePersona({ id: personaId, name: 'Nobody', model: 'broken' });
  await openTalk(page, personaId);

  await say(page, 'Is anybody there?');
  const exchange = exchanges(page).first();
  await expect(exchange).toHaveAttribute('data-status', 'failed');
  await expect(exchange.getByRole('alert')).toBeVisible();

  await api.send('PATCH', `/api/personas/${personaId}`, { model: 'offline' });
  await exchange.getByRole('button', { name: 'Try again' }).click();
  await expect(exchange).toHaveAttribute('data-status', 'done');
  await expect(exchanges(page)).toHaveCount(1);
  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(1);
});

test('a 401 is shown, and a new guest may begin', async ({ page }) => {
  const claims = Buffer.from(JSON.stringify({ sub: 'guest-of-yore', exp: 4_000_000_000, roles: [] })).toString('base64url');
  await page.addInitScript((token) => {
    if (!sessionStorage.getItem('seeded')) localStorage.setItem('persona-universe.token', token);
    sessionStorage.setItem('seeded', 'yes');
  }, `e30.${claims}.forged`);
  await page.goto('/');
  const dialog = page.getByRole('dialog', { name: 'Your visit has ended' });
  await expect(dialog).toBeVisible();
  await page.route('**/api/auth/guest', (route) => route.abort());
  await dialog.getByRole('button', { name: 'Start over as a guest' }).click();
  await expect(dialog.getByText('The server cannot be reached.')).toBeVisible();
  await page.unroute('**/api/auth/guest');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: /Thea Alder/ })).toBeVisible();
  await expect(dialog).toBeHidden();
});

test('what could not be read is read by itself once there is a connection again', async ({ page }) => {
  let cut: (() => Promise<void>) | null = null;
  await page.routeWebSocket(/\/hubs\/chat/, (socket) => {
    const server = socket.connectToServer();
    cut = async () => {
      await server.close();
      await socket.close({ code: 1012 });
    };
  });
  await page.route('**/api/users/me/preferences', (route) => route.abort());
  await page.goto('/you');
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached.');
  await page.unroute('**/api/users/me/preferences');
  await expect.poll(() => cut).not.toBeNull();
  await cut!();
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('a talk whose words cannot be read yet is still that talk, and not the question whom to talk to', async ({ page }) => {
  const sessionId = await openTalk(page, 'tutor');
  await sayAndHear(page, 'Hello');
  await page.route('**/api/sessions**', (route) => route.abort());
  await page.route(`**/api/sessions/${sessionId}/**`, (route) => route.abort());
  await page.goto(`/chat/${sessionId}`);
  const talk = page.getByRole('region', { name: 'Conversation' });
  await expect(talk.getByRole('alert')).toContainText('The server cannot be reached.');
  await expect(page.getByText('Who would you like to talk to?')).toBeHidden();
  await page.unrouteAll();
  await talk.getByRole('button', { name: 'Try again' }).click();
  await expect(exchanges(page)).toHaveCount(1);
  await expect(messageBox(page)).toBeVisible();
});

test('a view whose code cannot be had says so, leaves the way to the others open, and comes once it can be had', async ({ page }) => {
  await page.route('**/assets/YouView*', (route) => route.abort());
  await page.goto('/');
  await page.getByRole('link', { name: 'You', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This page could not be loaded');
  await page.getByRole('link', { name: 'Studio' }).click();
  await expect(page.getByRole('heading', { name: 'A new persona' })).toBeVisible();

  await page.getByRole('link', { name: 'You', exact: true }).click();
  await page.unroute('**/assets/YouView*');
  await page.getByRole('button', { name: 'Load it again' }).click();
  await expect(page.getByRole('heading', { name: 'You', exact: true })).toBeVisible();
});

test('a dialog whose code cannot be had says so on the card it was asked for from, which stays', async ({ page }) => {
  await page.route('**/assets/ClonePersona*', (route) => route.abort());
  await page.goto('/p/tutor');
  const card = page.getByRole('region', { name: 'Selected persona' });
  await card.getByRole('button', { name: 'Clone' }).click();
  await expect(card.getByRole('alert')).toContainText('This could not be loaded.');
  await expect(card.getByRole('link', { name: 'Talk', exact: true })).toBeVisible();
});

test('a persona that is not to be had is named missing, and another can be chosen', async ({ page }) => {
  await page.goto('/chat/s-nobody?with=nobody-here');
  await expect(page.getByRole('alert')).toContainText('There is no such persona.');
  await expect(messageBox(page)).toBeHidden();
  await page.getByRole('region', { name: 'Conversation' }).getByRole('link', { name: 'Thea Alder' }).click();
  await expect(messageBox(page)).toBeVisible();
  await expect(page).toHaveTitle('A talk with Thea Alder · Persona Universe');

  await page.goto('/p/nobody-here');
  await expect(page.getByRole('alert')).toContainText('There is no such persona.');
  await page.getByRole('button', { name: 'All personas', exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto('/studio/nobody-here');
  await expect(page.getByRole('alert')).toContainText('There is no such persona.');
  await page.getByRole('link', { name: 'Back to the studio' }).click();
  await expect(page.getByRole('heading', { name: 'A new persona' })).toBeVisible();
});

test('a 503 is shown, and trying again helps once the server does', async ({ page }) => {
  // The connection stays silent: once it opened, the page would try again by itself.
  await page.routeWebSocket(/\/hubs\/chat/, () => undefined);
  await page.route('**/api/personas?*', (route) =>
    route.fulfill({
      status: 503,
      headers: { 'Retry-After': '2' },
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 503, code: 'unavailable', detail: 'The cluster does not answer.' }),
    }),
  );
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('The cluster does not answer.');
  await page.unroute('**/api/personas?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: /Thea Alder/ })).toBeVisible();
});
