import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** The portal serves what is built here at /admin and forwards /api, so one address and one cookie serve both. */
export default defineConfig({
  base: '/admin/',
  // Compressed once here, and not for every browser. The page itself gets a nonce each time.
  plugins: [react(), compression({ exclude: /\.html$/ })],
  logLevel: 'warn',
  build: { target: 'es2022', chunkSizeWarningLimit: 1600 },
  server: { proxy: { '/api': 'http://localhost:3000', '/stay-signed-in': 'http://localhost:3000' } },
});
