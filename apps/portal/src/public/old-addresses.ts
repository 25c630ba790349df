import type { FastifyInstance } from 'fastify';
import { paths } from '../paths.js';

/** Addresses of the national toolkit, as people have them in bookmarks, letters and guides: each leads on for good. */
const old: Record<string, string> = {
  '/Account/Register': paths.findCode,
  '/Account/Login': paths.signIn,
  '/Account/ForgotPassword': paths.forgottenPassword,
  '/Help': paths.help.hub,
  '/Home/Contact': paths.contact,
  '/OrganisationSearch': paths.organisations.search,
};

export function oldAddresses(server: FastifyInstance): void {
  for (const [address, path] of Object.entries(old))
    for (const typed of [address, address.toLowerCase()].filter((each) => each !== path))
      server.get(typed, (_, reply) => reply.redirect(path, 301));
  for (const typed of ['/OrganisationSearch/:code', '/organisationsearch/:code'])
    server.get<{ Params: { code: string } }>(typed, ({ params }, reply) =>
      reply.redirect(paths.organisations.one(params.code), 301),
    );
}
