import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

it('gives no two modules names that differ in case alone: some disks hold them to be one file', () => {
  const modules = readdirSync(new URL('..', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => path.replace(/\.tsx?$/, '').toLowerCase());
  expect(modules.length).toBeGreaterThan(0);
  expect(modules.filter((path, i) => modules.indexOf(path) < i)).toEqual([]);
});
