import type { Page } from '@playwright/test';
import { nothingSerious } from './support/axe';
import { holdBack } from './support/holdBack';
import { Api, expect, freshId, test } from './support/site';

test('a persona is made, with the server’s objections shown where they belong, and changed', async ({ page }) => {
  await page.goto('/studio');
  await page.getByRole('button', { name: 'Create it' }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  // The button stands far below it.
  await expect(name).toBeFocused();
  await expect(name).toBeInViewport();
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveAttribute('aria-invalid', 'true');

  await name.fill('Ottoline Reed');
  await page.getByRole('textbox', { name: 'Description' }).fill('A clockmaker who is always early.');
  await page.getByRole('textbox', { name: 'Greeting' }).fill('You are late. Everybody is.');
  await page.getByRole('button', { name: 'Add a trait' }).click();
  await page.getByRole('textbox', { name: 'Trait 1' }).fill('Punctuality');
  await page.getByRole('button', { name: 'Create it' }).click();

  await expect(page.getByRole('heading', { name: 'Ottoline Reed' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Punctuality' })).toHaveValue('0.5');

  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Description' }).fill('A clockmaker who is never late.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A clockmaker who is never late.').last()).toBeVisible();
  await expect(page.getByText('You are late. Everybody is.')).toBeVisible();

  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Delete this persona' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Restore Ottoline Reed' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Restore Ottoline Reed' })).toBeInViewport();
  await expect(page.getByRole('link', { name: 'Edit Ottoline Reed' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Universe', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Personas' })).toContainText('Thea Alder');
  await expect(page.getByRole('region', { name: 'Personas' })).not.toContainText('Ottoline Reed');
});

test('a persona that was begun is there again after a look elsewhere, and the form is empty once it is made', async ({ page }) => {
  const name = page.getByRole('textbox', { name: 'Name' });
  const studio = page.getByRole('link', { name: 'Studio', exact: true });
  await page.goto('/studio');
  await name.fill('The Begun');
  await page.getByRole('link', { name: 'Universe', exact: true }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
  await studio.click();
  await expect(name).toHaveValue('The Begun');
  await page.getByRole('textbox', { name: 'Description' }).fill('Is nearly done.');
  await page.getByRole('button', { name: 'Create it' }).click();
  await expect(page.getByRole('heading', { name: 'The Begun' })).toBeVisible();
  await studio.click();
  await expect(name).toHaveValue('');
});

test('two who change a persona at once both have what they changed', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('shared');
  await api.makePersona({ id: personaId, name: 'The Shared', description: 'Belongs to nobody.' });
  await page.goto(`/studio/${personaId}`);
  await page.getByRole('textbox', { name: 'Name' }).fill('The Common');
  await api.send('PATCH', `/api/personas/${personaId}`, { description: 'Belongs to everybody.' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'The Common' })).toBeVisible();
  await expect(page.getByText('Belongs to everybody.').last()).toBeVisible();
});

test('an owner reads what a persona was told, and may clear it', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('told');
  await api.makePersona({ id: personaId, name: 'The Told', instructions: 'Speak of tides.', examples: ['Low.', 'High.'] });
  await page.goto(`/studio/${personaId}`);
  const instructions = page.getByRole('textbox', { name: 'Instructions' });
  const examples = page.getByRole('textbox', { name: 'Example lines' });
  await expect(instructions).toHaveValue('Speak of tides.');
  await expect(examples).toHaveValue('Low.\nHigh.');
  await instructions.fill('');
  await examples.fill('Low.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'The Told' })).toBeVisible();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(examples).toHaveValue('Low.');
  await expect(instructions).toHaveValue('');
});

test('preferences are kept', async ({ page }) => {
  await page.goto('/you');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('button', { name: 'Add something else' }).click();
  await page.getByRole('textbox', { name: 'About', exact: true }).fill('my garden');
  await page.getByRole('textbox', { name: 'What to know about my garden' }).fill('It has a walnut tree.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ada');
  await expect(page.getByRole('textbox', { name: 'What to know about my garden' })).toHaveValue('It has a walnut tree.');
});

const card = (name: string, description: string) =>
  JSON.stringify({ spec: 'chara_card_v2', spec_version: '2.0', data: { name, description, first_mes: 'Mind the step.', creator: 'A. Carder' } });

test('a character card is chosen, and made a persona of', async ({ page }) => {
  await page.goto('/studio');
  await page.locator('input[type=file]').setInputFiles({
    name: 'ferryman.json',
    mimeType: 'application/json',
    buffer: Buffer.from(card('Corin Vale', 'A ferryman.')),
  });
  await expect(page.getByRole('heading', { name: 'Corin Vale' })).toBeVisible();
  await expect(page.getByText('Mind the step.')).toBeVisible();
  await expect(page.getByText('Imported from a character card by A. Carder')).toBeVisible();
});

test('a greeting keeps its paragraphs while it is edited, and shows them', async ({ page }) => {
  const greeting = 'Mind the step.\n\nAnd the ghost.';
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('greets');
  await api.makePersona({ id: personaId, name: 'The Greeter', greeting });
  await page.goto(`/studio/${personaId}`);
  const field = page.getByRole('textbox', { name: 'Greeting' });
  await expect(field).toHaveValue(greeting);
  await field.press('Control+End');
  await field.pressSequentially('!');
  await page.getByRole('button', { name: 'Save' }).click();
  const said = page.getByRole('blockquote');
  await expect(said).toBeVisible();
  expect(await said.innerText()).toContain(`${greeting}!`);
  await page.getByRole('link', { name: 'Talk', exact: true }).click();
  await expect(page.getByText('And the ghost.')).toBeVisible();
  expect(await page.getByText('And the ghost.').innerText()).toBe(`${greeting}!`);
});

test('a card is dropped, refused with the reason, and another one taken', async ({ page }) => {
  await page.goto('/studio');
  await drop(page, '{"spec":"chara_card_v2","data":{}}');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('list', { name: 'What is wrong with the card' })).toBeVisible();
  await drop(page, card('Isolde Marsh', 'Keeps bees.'));
  await expect(page.getByRole('heading', { name: 'Isolde Marsh' })).toBeVisible();
});

test('a persona is taken along as a card, brought back from it, and cloned with changes', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('carried');
  await api.makePersona({ id: personaId, name: 'The Carried' });
  await page.goto(`/studio/${personaId}`);

  for (const [button, ending] of [['PNG', 'png'], ['JSON', 'json']] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: new RegExp(button) }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${personaId}.${ending}`);
    await page.goto('/studio');
    await page.locator('input[type=file]').setInputFiles(await download.path());
    await expect(page.getByRole('heading', { name: 'The Carried' })).toBeVisible();
    await page.goto(`/studio/${personaId}`);
  }

  await page.getByRole('button', { name: 'Clone it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Clone The Carried' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('');
  await dialog.getByRole('button', { name: 'Make the clone' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('The Carrier');
  await dialog.getByRole('slider', { name: 'Curiosity' }).press('End');
  await nothingSerious(page);
  await dialog.getByRole('button', { name: 'Make the clone' }).click();
  await expect(page.getByRole('heading', { name: 'The Carrier' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Curiosity' })).toHaveValue('1');
});

test('what a persona was before is compared and brought back, unless somebody was faster', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('past');
  await api.makePersona({ id: personaId, name: 'The Past', description: 'Young.' });
  await api.send('PATCH', `/api/personas/${personaId}`, { description: 'Old.' });
  await page.goto(`/studio/${personaId}`);
  await expect(page.getByText('Changed: description')).toBeVisible();
  await page.getByRole('button', { name: 'What changed in version 2' }).click();
  await expect(page.getByRole('deletion')).toHaveText('Young.');
  await expect(page.getByRole('insertion')).toHaveText('Old.');
  await nothingSerious(page);

  await api.send('PATCH', `/api/personas/${personaId}`, { description: 'Ancient.' });
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Young.');
  await expect(page.getByRole('button', { name: 'What changed in version 4' })).toBeVisible();
});

test('a persona that was deleted is brought back, after a reload too', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('gone');
  await api.makePersona({ id: personaId, name: 'The Gone' });
  await page.goto(`/studio/${personaId}`);
  await page.getByRole('button', { name: 'Delete this persona' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  // It is gone once the studio has left its page; a reload before that would take the wish along.
  await expect(page).toHaveURL(/\/studio$/);
  await page.reload();
  await page.getByRole('button', { name: 'Restore The Gone' }).click();
  await expect(page.getByRole('link', { name: 'Edit The Gone' })).toBeVisible();
});

test('a deletion whose dialog was closed before the answer leads nowhere, and is done', async ({ page }) => {
  await page.goto('/');
  const api = await Api.asOwnerOf(page);
  const personaId = freshId('slow');
  await api.makePersona({ id: personaId, name: 'The Slow' });
  await page.goto(`/studio/${personaId}`);
  const { sent } = await holdBack(page, `**/api/personas/${personaId}`, 'DELETE');
  await page.getByRole('button', { name: 'Delete this persona' }).click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Delete' });
  await confirm.click();
  const request = await sent;
  await expect(confirm).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Universe', exact: true }).click();
  const listed = page.getByRole('region', { name: 'Personas' }).getByText('The Slow');
  await expect(listed).toBeVisible();
  await request.continue();
  await expect(listed).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
});

test('a press beside a field or a selection drawn out of one closes no dialog, and one beside the dialog does', async ({ page }) => {
  await page.goto('/p/tutor');
  await page.getByRole('button', { name: 'Clone', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await name.fill('The Typed');
  await dialog.click({ position: { x: 8, y: 8 } });
  await expect(name).toHaveValue('The Typed');

  const box = (await name.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(5, 5);
  await page.mouse.up();
  await expect(name).toHaveValue('The Typed');

  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
});

/** Drops a card on the studio as a file manager would. */
async function drop(page: Page, content: string): Promise<void> {
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'card.json', { type: 'application/json' }));
    return transfer;
  }, content);
  await page.getByRole('region', { name: /import a character card/ }).dispatchEvent('drop', { dataTransfer: files });
}
