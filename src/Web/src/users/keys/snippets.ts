import type { CreatedKey } from '../../api/types';

/** What to write into another program for it to use a key. */
export interface Snippet {
  title: string;
  text: string;
}

/** The scopes of which a key needs one to be let in at `/mcp`. */
const openMcp: readonly string[] = ['chat', 'personas:read', 'personas:write', 'memories:read', 'memories:write'];

/** How programs use a key, as far as its scopes let them. */
export function snippetsFor({ key, scopes }: Pick<CreatedKey, 'key' | 'scopes'>, origin: string, personaId: string): Snippet[] {
  const mayTalk = scopes.includes('chat');
  const mayUseMcp = scopes.some((scope) => openMcp.includes(scope));
  return [
    ...(mayTalk ? [{ title: 'An OpenAI client (Python)', text: openAi(key, origin, personaId) }] : []),
    ...(mayUseMcp ? [{ title: 'An agent, over MCP', text: mcp(key, origin) }] : []),
    { title: 'The command line', text: mayTalk ? completion(key, origin, personaId) : reading(key, origin, scopes) },
  ];
}

const openAi = (key: string, origin: string, personaId: string) =>
  `from openai import OpenAI

client = OpenAI(
    base_url="${origin}/v1",
    api_key="${key}",
)
answer = client.chat.completions.create(
    model="${personaId}",  # a persona's id
    messages=[{"role": "user", "content": "Good evening!"}],
)
print(answer.choices[0].message.content)`;

const mcp = (key: string, origin: string) =>
  JSON.stringify(
    { mcpServers: { 'persona-universe': { type: 'http', url: `${origin}/mcp`, headers: { Authorization: `Bearer ${key}` } } } },
    null,
    2,
  );

const completion = (key: string, origin: string, personaId: string) =>
  `curl ${origin}/v1/chat/completions \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify({ model: personaId, messages: [{ role: 'user', content: 'Good evening!' }] })}'`;

const reading = (key: string, origin: string, scopes: readonly string[]) =>
  `curl ${origin}${placeFor(scopes)} \\
  -H 'Authorization: Bearer ${key}'`;

/** Something that the key may read. */
function placeFor(scopes: readonly string[]): string {
  const opens = (feature: string) => scopes.some((scope) => scope.startsWith(`${feature}:`));
  if (opens('personas')) return '/api/personas';
  return opens('sessions') ? '/api/sessions' : '/api/memories/personas';
}
