import type { Request } from '@playwright/test';
import { expect, test } from './support/site';

const budget = 350 * 1024;

test('the first load is small, compressed and cached for good', async ({ page }) => {
  const requests: Request[] = [];
  page.on('requestfinished', (request) => requests.push(request));
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect(page.getByRole('link', { name: /Thea Alder/ })).toBeVisible();

  const loaded = await Promise.all(requests.map(readAnswer));
  const assets = loaded.filter(({ path }) => path.startsWith('/assets/'));
  const texts = assets.filter(({ path }) => /\.(js|css)$/.test(path));
  expect(assets.filter(({ headers }) => !headers['cache-control']?.includes('immutable'))).toEqual([]);
  expect(texts.filter(({ headers }) => !/^(br|gzip)$/.test(headers['content-encoding'] ?? ''))).toEqual([]);
  // What is small for want of anything in it would not do.
  const kinds = new Set(assets.map(({ path }) => path.split('.').at(-1)));
  expect([...kinds].sort()).toEqual(['css', 'js', 'woff2']);
  expect(loaded.map(({ path }) => path)).toEqual(expect.arrayContaining(['/', '/theme.js', '/api/personas']));
  const bytes = loaded.reduce((sum, one) => sum + one.bytes, 0);
  expect(bytes).toBeGreaterThan(50 * 1024);
  expect(bytes).toBeLessThan(budget);
});

async function readAnswer(request: Request) {
  const [{ responseBodySize: bytes }, response] = await Promise.all([request.sizes(), request.response()]);
  return { path: new URL(request.url()).pathname, bytes, headers: response!.headers() };
}

test('the page itself is always asked for again, under a strict policy', async ({ request }) => {
  const answer = await request.get('/p/tutor', { headers: { Accept: 'text/html' } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-cache');
  const policy = answer.headers()['content-security-policy']!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  const again = await request.get('/', { headers: { Accept: 'text/html', 'If-None-Match': answer.headers()['etag']! } });
  expect(again.status()).toBe(304);
});

test('what is not the site’s stays as it was', async ({ request }) => {
  const page = { Accept: 'text/html' };
  expect((await request.get('/api/nowhere', { headers: page })).status()).toBe(404);
  expect((await request.get('/assets/nowhere.js', { headers: page })).status()).toBe(404);
  expect((await request.get('/nowhere')).status()).toBe(404);
  expect((await request.get('/openapi/v1.json')).headers()['content-type']).toContain('application/json');
});

test('the API reference works under its own policy', async ({ page }) => {
  await page.goto('/scalar');
  await expect(page.getByRole('heading', { name: 'Persona Universe' })).toBeVisible();
});
