import { describe, expect, it } from 'vitest';
import { snippetsFor } from './snippets';

const origin = 'https://personas.example';
const snippets = (...scopes: string[]) => snippetsFor({ key: 'pu_x.y.z', scopes }, origin, 'keeper');

describe('what to write into other programs', () => {
  it('bears the key and this server, wherever a key for talking opens a door', () => {
    const [openAi, mcp, curl] = snippets('chat').map(({ text }) => text);
    expect(openAi).toContain(`base_url="${origin}/v1"`);
    expect(openAi).toContain('api_key="pu_x.y.z"');
    const server = { type: 'http', url: `${origin}/mcp`, headers: { Authorization: 'Bearer pu_x.y.z' } };
    expect(JSON.parse(mcp!)).toEqual({ mcpServers: { 'persona-universe': server } });
    expect(curl).toContain(`curl ${origin}/v1/chat/completions`);
  });

  it('offers no door that the key does not open', () => {
    expect(snippets('sessions:read').map(({ text }) => text)).toEqual([`curl ${origin}/api/sessions \\\n  -H 'Authorization: Bearer pu_x.y.z'`]);
    expect(snippets('personas:read', 'memories:read').map(({ title }) => title)).toEqual(['An agent, over MCP', 'The command line']);
  });
});
