import { withSky } from './support/chromium';
import { Api, expect, test } from './support/site';

test.use({ ...withSky, contextOptions: { reducedMotion: 'no-preference' }, viewport: { width: 1440, height: 900 } });

const personas = 200;
const traitsEach = 10;
const frames = 120;

/** What a frame costs with 200 personas and 2,000 traits. Prints what docs/benchmarks.md has. */
test('frame time of 200 personas', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('/you');
  const api = await Api.asOwnerOf(page);
  for (let i = 0; i < personas; i++) {
    await api.send('POST', '/api/personas', {
      id: `bench-${i}`,
      name: `Body ${i}`,
      description: 'Made to be counted.',
      color: `#${(((i * 7919) % 0xcfcfcf) + 0x303030).toString(16).padStart(6, '0')}`,
      traits: Array.from({ length: traitsEach - 5 }, (_, j) => ({ id: `t${j}`, name: `T${j}`, intensity: ((i + j) % 10) / 10 })),
    });
  }
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const measure = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as Record<string, number>;
  };

  for (const [name, path] of [['everybody', '/'], ['close up', '/p/bench-3']] as const) {
    await page.goto(path);
    await expect(page.getByTestId('label-bench-3')).toBeAttached();
    // Watching two hundred personas is paced; the camera flies for a second.
    await page.waitForTimeout(35_000);
    const before = await measure();
    const times = await page.evaluate(async (count) => {
      const stamps: number[] = [];
      while (stamps.length <= count) stamps.push(await new Promise<number>(requestAnimationFrame));
      return stamps.slice(1).map((stamp, i) => stamp - stamps[i]!);
    }, frames);
    const after = await measure();
    const sorted = times.toSorted((a, b) => a - b);
    const script = ((after['ScriptDuration']! - before['ScriptDuration']!) / frames) * 1000;
    const heap = (after['JSHeapUsedSize']! - before['JSHeapUsedSize']!) / frames / 1024;
    console.log(
      `${name}: mean ${(times.reduce((a, b) => a + b, 0) / frames).toFixed(1)} ms, p95 ${sorted[Math.floor(frames * 0.95)]!.toFixed(1)} ms ` +
        `between frames; script ${script.toFixed(2)} ms a frame; heap ${heap.toFixed(1)} KB a frame`,
    );
  }
});
