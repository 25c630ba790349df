import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Style sheet and script of the pages; the address of the folder carries a fingerprint of its contents. */
export default defineConfig({
  root: here('client'),
  publicDir: here('client/public'),
  logLevel: 'warn',
  build: {
    outDir: here('dist/public'),
    emptyOutDir: true,
    target: 'es2019',
    rollupOptions: {
      input: { scripts: here('client/scripts.ts'), styles: here('client/styles.scss') },
      output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
