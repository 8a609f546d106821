import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:5080';
const compressible = /\.(js|css|html|svg|webmanifest)$/;

/** Lays a brotli and a gzip twin beside every text file, so that the API compresses nothing while it serves. */
function compressedTwins(): Plugin {
  return {
    name: 'compressed-twins',
    apply: 'build',
    // On what was written, not on what is about to be: other plugins still change that.
    async writeBundle({ dir = '' }) {
      const files = await readdir(dir, { recursive: true });
      for (const file of files.filter((name) => compressible.test(name)).map((name) => join(dir, name))) {
        const source = await readFile(file);
        const brotli = brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } });
        await writeFile(`${file}.br`, brotli);
        await writeFile(`${file}.gz`, gzipSync(source, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), compressedTwins()],
  build: {
    // The site's policy allows no data: fonts or scripts; small icons are drawn in the markup anyway.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': api,
      '/hubs': { target: api, ws: true },
      '/health': api,
      '/openapi': api,
      '/scalar': api,
    },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node' },
});
