import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { paths } from '../paths.js';

const file = fileURLToPath(new URL('../../content/open-api.json', import.meta.url));

/** What programs of others may ask for, described for them: written by `npm run describe`. */
export function openApi(server: FastifyInstance): void {
  const description = readFileSync(file);
  server.get(paths.organisations.openApi, (_, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .headers({ 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' })
      .send(description),
  );
}
