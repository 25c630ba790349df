import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('dist/bundle');

/** Style sheet and script of the pages; the address of the folder carries a fingerprint of its contents. */
export default defineConfig({
  root: here('client'),
  publicDir: here('client/public'),
  logLevel: 'warn',
  // The script finds its worker beside itself.
  base: './',
  // Compressed once here, and not for every browser.
  plugins: [compression()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2019',
    rollupOptions: {
      input: { scripts: here('client/scripts.ts'), styles: here('client/styles.scss') },
      output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
  worker: { rollupOptions: { output: { entryFileNames: '[name].js' } } },
});
