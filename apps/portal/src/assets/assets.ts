import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

const folder = fileURLToPath(new URL('../../dist/bundle', import.meta.url));
const aYear = '365d';

/** Style sheet, script and images; their address changes with their contents, so browsers keep them for a year. */
@Injectable()
export class Assets {
  private readonly fingerprint = fingerprintOf(folder);

  /** @example assets.path('styles.css') // '/assets/3f0c92ab/styles.css' */
  path(name: string): string {
    return `/assets/${this.fingerprint}/${name}`;
  }

  async serve(server: FastifyInstance): Promise<void> {
    await server.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });
    server.get<{ Params: { fingerprint: string; '*': string } }>(
      '/assets/:fingerprint/*',
      ({ params }, reply) => {
        // While versions change over, another replica may have written the page.
        const same = params.fingerprint === this.fingerprint;
        return reply.sendFile(params['*'], same ? { maxAge: aYear, immutable: true } : { maxAge: 0 });
      },
    );
  }
}

function fingerprintOf(root: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
}
