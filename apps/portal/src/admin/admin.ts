import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { NotFound } from '@dspt/contracts/problem';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { paths } from '../paths.js';

const folder = fileURLToPath(new URL('../../../admin-ui/dist', import.meta.url));
const placeholder = '__CSP_NONCE__';

/** The dashboard of the support staff: files as built, and its one page for every address that is no file. */
export async function admin(server: FastifyInstance): Promise<void> {
  const index = await readFile(`${folder}/index.html`, 'utf8').catch(() => undefined);
  const page = (reply: FastifyReply) => {
    if (!index) throw new NotFound();
    // Its scripts are files of ours; what needs the nonce are the styles that it writes as it goes.
    const html = index.replaceAll(placeholder, reply.cspNonce.style);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
  };
  await server.register(async (scope) => {
    await scope.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });
    scope.get(paths.adminUi, (_, reply) => page(reply));
    scope.get<{ Params: { '*': string } }>(`${paths.adminUi}/*`, ({ params }, reply) => {
      const file = params['*'];
      if (file.startsWith('assets/')) return reply.sendFile(file, { maxAge: '365d', immutable: true });
      return /\.\w+$/.test(file) && file !== 'index.html' ? reply.sendFile(file) : page(reply);
    });
  });
}
