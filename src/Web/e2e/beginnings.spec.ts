import { nothingSerious } from './support/axe';
import { holdBack } from './support/holdBack';
import { Api, expect, freshId, openTalk, sayAndHear, test } from './support/site';

const transcript = Array.from({ length: 24 }, (_, i) =>
  i % 2 === 0 ? `Ada: Tell me of day ${i}.` : 'Orrin: Perhaps it rained, my friend? I suspect you know it better than I do!',
).join('\n');

test('a text is read, what it says is corrected, and only then a persona made of it', async ({ page }) => {
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('textbox', { name: 'The text' })).toHaveAttribute('aria-invalid', 'true');

  await page.getByLabel('Text file').setInputFiles({ name: 'talk.txt', mimeType: 'text/plain', buffer: Buffer.from(transcript) });
  await expect(page.getByRole('textbox', { name: 'The text' })).toHaveValue(transcript);
  await page.getByRole('textbox', { name: 'Whose lines' }).fill('Nobody');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('textbox', { name: 'Whose lines' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: 'Whose lines' }).fill('Orrin');
  await page.getByRole('button', { name: 'Read it' }).click();

  const report = page.getByRole('region', { name: 'What the text says' });
  await expect(report).toContainText('Measured on 12 lines, and not read by a model.');
  await report.getByText(/lines? that shows? Warmth/).click();
  const evidence = report.getByRole('listitem').filter({ hasText: 'Warmth' }).getByRole('listitem').first();
  await expect(evidence).toHaveText('2Perhaps it rained, my friend? I suspect you know it better than I do!');
  await nothingSerious(page);

  const formality = report.getByRole('slider', { name: 'Formality' });
  await formality.press('End');
  await report.getByRole('button', { name: 'Leave Imagination out' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Orrin the Corrected');
  await page.getByRole('button', { name: 'Create it' }).click();

  await expect(page.getByRole('heading', { name: 'Orrin the Corrected' })).toBeVisible();
  await expect(page.getByText('Made from a text')).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Formality' })).toHaveValue('1');
  await expect(page.getByRole('slider', { name: 'Humility' })).toHaveValue('1');
  await expect(page.getByRole('slider', { name: 'Imagination' })).toHaveCount(0);
});

test('on a phone, what was found in a text is brought into view and read from its heading on', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await page.getByRole('textbox', { name: 'The text' }).fill(transcript);
  await page.getByRole('button', { name: 'Read it' }).click();
  const heading = page.getByRole('heading', { name: 'What the text says' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport({ ratio: 1 });
});

test('what a model read out of a text is told apart from what was measured, and a text can be kept from it', async ({ page }) => {
  const asked: unknown[] = [];
  // No model is at hand here; the answer is one that the API gives where there is.
  await page.route('**/api/personas/from-text', (route) => {
    asked.push(route.request().postDataJSON());
    return route.fulfill({
      json: {
        persona: {
          name: 'Orrin',
          description: 'A ferryman who doubts the weather.',
          visibility: 'private',
          traits: [{ id: 'superstition', name: 'Superstition', description: 'Reads signs.', intensity: 0.8 }],
          coreIntensities: { humility: 0.9 },
          from: 'text',
        },
        by: 'model',
        degraded: ['model'],
        findings: [
          { traitId: 'superstition', intensity: 0.8, by: 'model', lines: [{ number: 3, text: 'Never on a Friday.' }] },
          { traitId: 'humility', intensity: 0.9, by: 'measurement', style: 'hedging', measure: 0.5, lines: [] },
        ],
        descriptionLines: [{ number: 1, text: 'The river knows.' }],
        exampleLines: [1],
        style: {},
        lines: 40,
        linesShown: 12,
      },
    });
  });
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await page.getByRole('textbox', { name: 'The text' }).fill('The river knows.');
  await page.getByRole('checkbox', { name: /Keep it from the model/ }).check();
  await page.getByRole('button', { name: 'Read it' }).click();

  const report = page.getByRole('region', { name: 'What the text says' });
  await expect(report).toContainText('Measured on 40 lines; 12 of them were read by a model too.');
  await expect(report).toContainText('The model could not read it');
  await expect(report.getByRole('listitem').filter({ hasText: 'Superstition' }).first()).toContainText('found in its lines by the model');
  await report.getByText('The line that shows the description').click();
  await expect(report.getByText('The river knows.')).toBeVisible();
  expect(asked).toEqual([{ text: 'The river knows.', by: 'measurement' }]);
  await nothingSerious(page);
});

test('a text that is still being read when it is cancelled changes nothing any more', async ({ page }) => {
  const { sent } = await holdBack(page, '**/api/personas/from-text');
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await page.getByRole('textbox', { name: 'The text' }).fill(transcript);
  await page.getByRole('button', { name: 'Read it' }).click();
  const request = await sent;

  const ended = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/from-text'));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Written by hand');
  await ended;
  // Nobody waits for the answer any more, unless it was not cancelled.
  await request.continue().catch(() => undefined);
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Written by hand');
  await expect(page.getByRole('region', { name: 'What the text says' })).toHaveCount(0);
});

test('a persona saved just before its page is left is kept, and leads nowhere', async ({ page }) => {
  const { sent } = await holdBack(page, '**/api/personas');
  await page.goto('/studio');
  await page.getByRole('textbox', { name: 'Name' }).fill('The Latecomer');
  await page.getByRole('textbox', { name: 'Description' }).fill('Is always on its way.');
  await page.getByRole('button', { name: 'Create it' }).click();
  const request = await sent;
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await request.continue();
  await expect(page.getByRole('link', { name: 'Edit The Latecomer' })).toBeVisible();
  await expect(page).toHaveURL(/\/studio$/);
  await expect(page.getByRole('textbox', { name: 'The text' })).toBeVisible();
});

test('a clone and a card that are still being made when they are left are kept, and lead nowhere', async ({ page }) => {
  await page.goto('/');
  const personaId = freshId('cloned');
  await (await Api.asOwnerOf(page)).makePersona({ id: personaId, name: 'The Original' });
  await page.goto(`/studio/${personaId}`);
  const cloning = await holdBack(page, '**/clone');
  await page.getByRole('button', { name: 'Clone it' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('The Late Clone');
  await dialog.getByRole('button', { name: 'Make the clone' }).click();
  const clone = await cloning.sent;
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Studio', exact: true }).click();
  await clone.continue();
  await expect(page.getByRole('link', { name: 'Edit The Late Clone' })).toBeVisible();

  const importing = await holdBack(page, '**/api/personas/import');
  const card = { spec: 'chara_card_v2', spec_version: '2.0', data: { name: 'The Late Card', description: 'Takes its time.' } };
  const buffer = Buffer.from(JSON.stringify(card));
  await page.locator('input[type=file]').setInputFiles({ name: 'late.json', mimeType: 'application/json', buffer });
  const sent = await importing.sent;
  await page.getByRole('button', { name: 'Start from a text' }).click();
  await sent.continue();
  await expect(page.getByRole('link', { name: 'Edit The Late Card' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'The text' })).toBeVisible();
  await expect(page).toHaveURL(/\/studio$/);
});

test('what a conversation made of a persona is kept as another, and both tell where they stand', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('forked');
  await api.makePersona({ id: personaId, name: 'The Root' });
  // So warm that every reply shows it: of one that does not, the conversation may move nothing.
  await api.send('PUT', '/api/personality', { personaId, traitId: 'warmth', action: 'set', intensity: 0.95 });
  await openTalk(page, personaId);
  await sayAndHear(page, 'My dear friend, thank you so much, you are so kind!');
  await page.getByRole('button', { name: 'Keep it as it is here' }).click();

  const dialog = page.getByRole('dialog', { name: 'Keep The Root as it is here' });
  const moved = dialog.getByRole('list', { name: 'What this conversation has moved' }).getByRole('listitem').first();
  const [, name, intensity] = /^(.+?)\d\.\d\d → (\d\.\d\d)$/.exec(await moved.innerText().then((text) => text.replace(/\n/g, '')))!;
  await nothingSerious(page);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('The Branch');
  await dialog.getByRole('button', { name: 'Keep it' }).click();

  await expect(page.getByRole('heading', { name: 'The Branch' })).toBeVisible();
  await expect(page.getByText('Grown in a conversation from The Root, version 2')).toBeVisible();
  expect(Number(await page.getByRole('slider', { name: name! }).inputValue())).toBeCloseTo(Number(intensity), 1);

  await page.goto(`/studio/${personaId}`);
  const line = page.getByRole('region', { name: 'Family tree' });
  await expect(line.getByRole('listitem').filter({ hasText: 'The Branch' }).last()).toContainText('a fork of a conversation of version 2');
  await line.getByRole('link', { name: 'The Branch' }).click();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(line.getByRole('link', { name: 'The Root' })).toBeVisible();
});

test('a persona can be kept to oneself', async ({ page }) => {
  await page.goto('/studio');
  await page.getByRole('textbox', { name: 'Name' }).fill('The Hermit');
  await page.getByRole('textbox', { name: 'Description' }).fill('Meets nobody.');
  await page.getByLabel('Who can meet it').selectOption('private');
  await page.getByRole('button', { name: 'Create it' }).click();
  await expect(page.getByRole('heading', { name: 'The Hermit' })).toBeVisible();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(page.getByLabel('Who can meet it')).toHaveValue('private');
  await page.getByRole('link', { name: 'Studio', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'The Hermit' })).toContainText('Private');
  await page.getByRole('link', { name: 'Universe', exact: true }).click();
  await expect(page.getByRole('link', { name: /The Hermit/ })).toContainText('Private');
  await expect(page.getByRole('link', { name: /Thea Alder/ })).not.toContainText('Private');
});

test('a persona that may begin in several ways offers them all', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const data = { name: 'The Greeter', description: 'Says hello.', first_mes: 'Good evening.', alternate_greetings: ['Ahoy!'] };
  const card = { spec: 'chara_card_v2', spec_version: '2.0', data };
  const { id } = await api.send<{ id: string }>('POST', '/api/personas/import', card);
  await openTalk(page, id);
  const talk = page.getByRole('log');
  await expect(talk).toContainText('Good evening.');
  await talk.getByRole('button', { name: 'Another beginning' }).click();
  await expect(talk).toContainText('Ahoy!');
  await talk.getByRole('button', { name: 'Another beginning' }).click();
  await expect(talk).toContainText('Good evening.');
});

