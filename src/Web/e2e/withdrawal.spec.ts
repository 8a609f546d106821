import { exchanges, expect, messageBox, openTalk, say, test } from './support/site';

test('what has not gone out can be taken back, and never goes out then', async ({ page }) => {
  let isSilent = true;
  await page.routeWebSocket(/\/hubs\/chat/, (socket) => {
    if (!isSilent) socket.connectToServer();
  });
  await openTalk(page, 'tutor');
  await say(page, 'Are you there?');
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(messageBox(page)).toHaveValue('Are you there?');
  await expect(messageBox(page)).toBeFocused();
  await expect(exchanges(page)).toHaveCount(0);

  isSilent = false;
  await page.reload();
  await say(page, 'And now?');
  await expect(exchanges(page)).toHaveAttribute('data-status', 'done');
  await expect(exchanges(page)).toContainText('And now?');
});
