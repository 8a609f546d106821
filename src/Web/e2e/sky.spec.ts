import type { Locator, Page } from '@playwright/test';
import { withSky } from './support/chromium';
import { Api, expect, test } from './support/site';

test.use({ ...withSky, contextOptions: { reducedMotion: 'no-preference' }, viewport: { width: 1100, height: 700 } });

test('a trait turned in one window moves in the sky of another', async ({ page, browser }) => {
  const other = await browser.newContext({ reducedMotion: 'reduce' });
  const admin = await other.newPage();
  await admin.goto('/p/oracle');
  await page.goto('/p/oracle');
  const still = await holdStill(page);

  const slider = admin.getByRole('slider', { name: 'Warmth' });
  const before = Number(await slider.inputValue());
  const isLow = before < 0.5;
  await slider.press(isLow ? 'End' : 'Home');
  await expect(page.getByTestId('value-warmth')).toHaveText(isLow ? '1.00' : '0.00');
  await expect.poll(async () => still.equals(await settled(page))).toBe(false);

  const turnedBack = { personaId: 'oracle', traitId: 'warmth', action: 'set', intensity: before };
  await (await Api.asOwnerOf(admin)).send('PUT', '/api/personality', turnedBack);
  await expect(page.getByTestId('value-warmth')).toHaveText(before.toFixed(2));
  await expect.poll(async () => still.equals(await settled(page)), { timeout: 30_000 }).toBe(true);
  await other.close();
});

test('nothing is drawn while nothing moves', async ({ page }) => {
  await page.goto('/');
  await holdStill(page);
  expect(await drawn(page)).toBe(0);
});

test('where motion is unwanted the sky stands still, and who is chosen is there at once', async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1100, height: 700 } });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Let the sky move' })).toBeVisible();
  await expect(page.getByTestId('label-keeper')).toBeAttached();
  await settled(page);
  expect(await drawn(page)).toBe(0);

  const places = await page.getByTestId('label-keeper').evaluate(async (label) => {
    const seen = [label.style.transform];
    document.querySelector<HTMLElement>('#persona-keeper')!.click();
    for (let i = 0; i < 60; i++) {
      await new Promise(requestAnimationFrame);
      seen.push(label.style.transform);
    }
    return seen;
  });
  expect(places.at(-1)).not.toBe(places[0]);
  // A few frames until all is there: the card, the room it takes from the sky, and the camera. A flight takes a second.
  expect(new Set(places.slice(10)).size).toBe(1);
  await context.close();
});

test('the pointer names a trait and its value, and a press on a body selects it', async ({ page }) => {
  await page.goto('/p/oracle');
  await holdStill(page);
  const named = await sweep(page);
  const traits = await page.getByRole('slider').evaluateAll((sliders) =>
    sliders.map((slider) => `${slider.ariaLabel} ${(slider as HTMLInputElement).valueAsNumber.toFixed(2)}`),
  );
  // Others may stand behind; what is named of the chosen one is named with its value.
  expect(named.filter((name) => traits.includes(name)).length).toBeGreaterThan(2);

  await page.goto('/');
  await holdStill(page);
  const label = page.getByTestId('label-etiquette');
  await expect(label).toBeVisible();
  const at = (await label.boundingBox())!;
  await canvas(page).evaluate((element) => element.setAttribute('data-seen', 'yes'));
  for (let up = 10; up < 120 && !/\/p\//.test(page.url()); up += 12) {
    await page.mouse.click(at.x + at.width / 2, at.y - up);
  }
  await expect(page).toHaveURL(/\/p\/etiquette$/);
  // It is the same sky, in which the camera flies.
  await expect(canvas(page)).toHaveAttribute('data-seen', 'yes');
});

test('in the narrowest window whose list lies upon the sky, nobody chosen is hidden behind it', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto('/p/keeper');
  await expect(page.getByRole('heading', { name: 'Maren Skarv' })).toBeVisible();
  const list = (await page.getByRole('region', { name: 'Personas' }).boundingBox())!;
  const card = (await page.getByRole('region', { name: 'Selected persona' }).boundingBox())!;
  // Where the camera has come to rest, the name stands in the middle of what the list and the card leave free.
  const middle = (list.x + list.width + card.x) / 2;
  await expect(async () => {
    const name = (await page.getByTestId('label-keeper').boundingBox())!;
    expect(Math.abs(name.x + name.width / 2 - middle)).toBeLessThan(40);
  }).toPass();
});

test('without WebGL the list does it all', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto('/');
  await expect(page.getByRole('link', { name: /Thea Alder/ })).toBeVisible();
  await expect(canvas(page)).toHaveCount(0);
  await page.getByRole('searchbox').fill('lighthouse');
  await page.getByRole('link', { name: /Maren Skarv/ }).click();
  await expect(page.getByRole('heading', { name: 'Maren Skarv' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Warmth' })).toBeVisible();
});

test('a sky that the graphics card takes away leaves the list, which does it all', async ({ page }) => {
  await page.goto('/');
  await holdStill(page);
  await canvas(page).evaluate((element: HTMLCanvasElement) =>
    element.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext(),
  );
  await expect(canvas(page)).toHaveCount(0);
  await page.getByRole('link', { name: /Maren Skarv/ }).click();
  await expect(page.getByRole('heading', { name: 'Maren Skarv' })).toBeVisible();
});

/** How often bodies and traits are drawn within some frames. */
function drawn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let calls = 0;
    const draw = WebGL2RenderingContext.prototype.drawElementsInstanced;
    WebGL2RenderingContext.prototype.drawElementsInstanced = function (...rest) {
      calls++;
      return draw.apply(this, rest);
    };
    for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame);
    WebGL2RenderingContext.prototype.drawElementsInstanced = draw;
    return calls;
  });
}

/** Leads the pointer over the middle of the sky. Returns all that was named beneath it. */
function sweep(page: Page): Promise<string[]> {
  return canvas(page).evaluate(async (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const named = new Set<string>();
    for (let y = 0.25; y < 0.75; y += 0.03) {
      for (let x = 0.3; x < 0.66; x += 0.02) {
        element.dispatchEvent(
          new PointerEvent('pointermove', { clientX: left + x * width, clientY: top + y * height, bubbles: true }),
        );
        await new Promise((resolve) => setTimeout(resolve));
        const text = document.querySelector('[data-testid="tooltip"]')?.textContent;
        if (text) named.add(text);
      }
    }
    return [...named];
  });
}

const canvas = (page: Page): Locator => page.locator('canvas');

/** The sky between the panels: a slider that moves upon one would make another picture too. */
const picture = (page: Page) =>
  page.screenshot({ animations: 'disabled', clip: { x: 400, y: 0, width: 310, height: 700 } });

/** Stops the orbits and waits until the camera has arrived. */
async function holdStill(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: 'Hold the sky still' }).click();
  await page.mouse.move(2, 2);
  return settled(page);
}

/** The picture once nothing moves in it: two in a row are the same. */
async function settled(page: Page): Promise<Buffer> {
  let last = await picture(page);
  await expect(async () => {
    const before = last;
    last = await picture(page);
    expect(last.equals(before)).toBe(true);
  }).toPass({ intervals: [400], timeout: 25_000 });
  return last;
}
