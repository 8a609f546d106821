import { expect, test } from './support/site';

const budget = 350 * 1024;

test('the first load is small, compressed and cached for good', async ({ page }) => {
  let bytes = 0;
  const encodings = new Set<string | undefined>();
  page.on('requestfinished', (request) => {
    void request.sizes().then(({ responseBodySize }) => (bytes += responseBodySize));
  });
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/assets/')) return;
    expect(response.headers()['cache-control']).toContain('immutable');
    if (/\.(js|css)$/.test(pathname)) encodings.add(response.headers()['content-encoding']);
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect(page.getByRole('button', { name: /Thea Alder/ })).toBeVisible();
  expect([...encodings].every((encoding) => encoding === 'br' || encoding === 'gzip')).toBe(true);
  expect(bytes).toBeGreaterThan(50 * 1024);
  expect(bytes).toBeLessThan(budget);
});

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
