import { expect, test as base, type APIRequestContext, type Locator, type Page } from '@playwright/test';

/** The API as a helper of tests speaks to it: as the person whose browser the page is in, or as another guest. */
export class Api {
  constructor(
    private readonly request: APIRequestContext,
    readonly token: string,
  ) {}

  static async asGuest(request: APIRequestContext): Promise<Api> {
    const answer = await request.post('/api/auth/guest');
    return new Api(request, ((await answer.json()) as { accessToken: string }).accessToken);
  }

  static async asOwnerOf(page: Page): Promise<Api> {
    await expect.poll(() => readToken(page)).not.toBeNull();
    return new Api(page.request, (await readToken(page))!);
  }

  async send<T = unknown>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET', path: string, data?: unknown): Promise<T> {
    const answer = await this.request.fetch(path, {
      method,
      headers: { Authorization: `Bearer ${this.token}` },
      ...(data === undefined ? {} : { data }),
    });
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (answer.status() === 204 ? undefined : await answer.json()) as T;
  }

  makePersona(persona: { id: string; name: string; model?: string; description?: string; greeting?: string; instructions?: string; examples?: string[] }) {
    return this.send('POST', '/api/personas', { description: 'Made by a test.', ...persona });
  }
}

const readToken = (page: Page) => page.evaluate(() => localStorage.getItem('persona-universe.token'));

interface Site {
  /** What the browser refused or failed at: must stay empty. */
  complaints: string[];
}

export const test = base.extend<Site>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

let counter = 0;

export const freshId = (prefix: string) => `${prefix}-${Date.now().toString(36)}-${counter++}`;

/** Opens a conversation of its own with a persona, and waits until it can be written in. */
export async function openTalk(page: Page, personaId: string, sessionId = freshId('s')): Promise<string> {
  await page.goto(`/chat/${sessionId}?with=${personaId}`);
  await expect(messageBox(page)).toBeVisible();
  return sessionId;
}

export const messageBox = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });

export async function say(page: Page, message: string): Promise<void> {
  await messageBox(page).fill(message);
  // On a touch screen, Enter breaks the line.
  if (await page.evaluate(() => matchMedia('(pointer: coarse)').matches)) await page.getByRole('button', { name: 'Send' }).click();
  else await messageBox(page).press('Enter');
}

export const exchanges = (page: Page) => page.getByRole('log').getByRole('article');

export const replies = (page: Page) => page.getByTestId('reply');

export async function sayAndHear(page: Page, message: string): Promise<string> {
  const before = await exchanges(page).count();
  await say(page, message);
  const exchange = exchanges(page).nth(before);
  await expect(exchange).toHaveAttribute('data-status', 'done');
  return exchange.getByTestId('reply').innerText();
}

/** Opens one's own page until a memory of a persona is there: what was said is remembered a moment after it was answered. */
export async function openMemories(page: Page, personaName: string, text: string): Promise<Locator> {
  const memories = page.getByRole('list', { name: `What ${personaName} remembers about you` });
  await expect(async () => {
    await page.goto('/you');
    await expect(memories.getByText(text).first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  return memories;
}
