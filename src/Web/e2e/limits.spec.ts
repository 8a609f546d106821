import { limits } from '../src/api/limits';
import { expect, messageBox, openTalk, test } from './support/site';

interface Schema {
  maxLength?: number;
  maxItems?: number;
}

test('the site’s limits are those that the API tells of itself', async ({ request }) => {
  const api = (await (await request.get('/openapi/v1.json')).json()) as {
    components: { schemas: Record<string, { properties: Record<string, Schema> }> };
  };
  const lengths = (schema: string, ...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, api.components.schemas[schema]?.properties[name]?.maxLength]));

  const { name, description, instructions, greeting } = limits;
  expect(lengths('CreatePersonaRequest', 'name', 'description', 'instructions', 'greeting')).toEqual({ name, description, instructions, greeting });
  expect(api.components.schemas['CreatePersonaRequest']?.properties['traits']?.maxItems).toBe(limits.traits);
  expect(lengths('TraitRequest', 'name', 'description')).toEqual({ name: limits.traitName, description: limits.traitDescription });
  expect(lengths('ChatRequest', 'message')).toEqual({ message: limits.message });
  expect(lengths('EditMemoryRequest', 'text')).toEqual({ text: limits.memory });
  expect(lengths('InferenceRequest', 'text', 'speaker')).toEqual({ text: limits.text, speaker: limits.speaker });
});

test('a name goes no further than the API takes it', async ({ page }) => {
  await page.goto('/studio');
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.focus();
  await page.keyboard.insertText('x'.repeat(limits.name + 50));
  await expect(name).toHaveValue('x'.repeat(limits.name));
});

test('of what is pasted nothing is cut off: what is too long says so, and is not sent', async ({ page }) => {
  const pasted = 'x'.repeat(limits.message + 50);
  await openTalk(page, 'keeper');
  await messageBox(page).focus();
  await page.keyboard.insertText(pasted);
  await expect(messageBox(page)).toHaveValue(pasted);
  await expect(page.getByRole('alert')).toContainText('8,050 characters of at most 8,000');
  await expect(page.getByRole('button', { name: 'Send' })).toBeDisabled();

  await page.goto('/studio');
  const description = page.getByRole('textbox', { name: 'Description' });
  await description.focus();
  await page.keyboard.insertText('x'.repeat(limits.description - 50));
  await expect(page.getByText('1,950 of at most 2,000 characters')).toBeVisible();
  await page.keyboard.insertText('x'.repeat(100));
  await expect(page.getByText('2,050 of at most 2,000 characters')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.getByRole('textbox', { name: 'Name' }).fill('The Long');
  await page.keyboard.press('Enter');
  await expect(description).toBeFocused();
  await expect(description).toHaveAttribute('aria-invalid', 'true');
  expect(asked).not.toContain('POST /api/personas');
});
