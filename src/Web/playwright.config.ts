import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromium } from './e2e/support/chromium';

/** The configuration is read again by every worker; what was chosen first stays. */
function once(name: string, choose: () => string): string {
  return (process.env[name] ??= choose());
}

function freePort(): string {
  const ask = "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})";
  return execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' }).trim();
}

const root = resolve(import.meta.dirname, '../..');
const built = (project: string, assembly: string) => join(root, project, 'bin/Release/net10.0', `${assembly}.dll`);
const apiUrl = `http://127.0.0.1:${once('E2E_API_PORT', freePort)}`;
const modelPort = once('E2E_MODEL_PORT', freePort);
const nobodyPort = once('E2E_NOBODY_PORT', freePort);
const data = once('E2E_DATA', () => mkdtempSync(join(tmpdir(), 'persona-universe-e2e-')));

const model = (name: string, port: string) => ({
  [`Models__Named__${name}__Kind`]: 'OpenAICompatible',
  [`Models__Named__${name}__Model`]: name,
  [`Models__Named__${name}__BaseUrl`]: `http://127.0.0.1:${port}/v1`,
});

const skySpecs = ['**/sky.spec.ts', '**/screens.spec.ts'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 45_000,
  expect: { timeout: 12_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'reports/e2e.json' }]],
  projects: [
    // First: where the others have made many personas, the sky has room for few names.
    { name: 'sky', testMatch: skySpecs },
    { name: 'site', testIgnore: ['**/*.bench.ts', ...skySpecs] },
    { name: 'bench', testMatch: '**/*.bench.ts' },
  ],
  use: {
    baseURL: apiUrl,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    // The list does all that the sky does; the tests of the sky ask for it.
    launchOptions: chromium(['--disable-3d-apis']),
  },
  webServer: [
    {
      // Speaks slowly enough to be interrupted: sixty words, one every 50 ms.
      command: `dotnet ${built('tests/ModelStandIn', 'PersonaUniverse.ModelStandIn')} --port ${modelPort} --chunks 60 --chunk-ms 50`,
      url: `http://127.0.0.1:${modelPort}/v1/models`,
    },
    {
      command: `dotnet ${built('src/Api', 'PersonaUniverse.Api')} --contentRoot ${join(root, 'src/Api')}`,
      url: `${apiUrl}/health/ready`,
      timeout: 90_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
      cwd: data,
      env: {
        ASPNETCORE_ENVIRONMENT: 'Development',
        ASPNETCORE_URLS: apiUrl,
        Storage__DataDirectory: data,
        RateLimits__Enabled: 'false',
        Models__Default: 'offline',
        Models__Retry__Attempts: '0',
        ...model('slow', modelPort),
        ...model('broken', nobodyPort),
      },
    },
  ],
});
