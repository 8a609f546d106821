import { limits } from '../src/api/limits';
import { expect, test } from './support/site';

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
