import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('dist/public');

/** Compressed once here, and not for every browser. */
const compress = {
  name: 'compress',
  closeBundle() {
    for (const name of readdirSync(outDir).filter((file) => /\.(css|js)$/.test(file)))
      writeFileSync(join(outDir, `${name}.gz`), gzipSync(readFileSync(join(outDir, name)), { level: 9 }));
  },
};

/** Style sheet and script of the pages; the address of the folder carries a fingerprint of its contents. */
export default defineConfig({
  root: here('client'),
  publicDir: here('client/public'),
  logLevel: 'warn',
  plugins: [compress],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2019',
    rollupOptions: {
      input: { scripts: here('client/scripts.ts'), styles: here('client/styles.scss') },
      output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
