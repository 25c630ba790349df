import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Nothing but our own files and this page's own inline scripts and styles runs or loads. */
export async function securityHeaders(server: FastifyInstance, publicUrl: string): Promise<void> {
  const https = publicUrl.startsWith('https:');
  await server.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        manifestSrc: ["'self'"],
        mediaSrc: ["'self'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
      },
    },
    frameguard: { action: 'deny' },
    hsts: https ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  server.addHook('onRequest', async (_, reply) => {
    reply.header('permissions-policy', permissions);
  });
  server.addHook('onSend', async (request, reply) => {
    if (!holdsCode(request)) return;
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  });
}

const permissions = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/** A page whose address is a one-time code: whoever learns the address, from a cache or a referrer, has the code. */
const holdsCode = ({ routeOptions, query }: FastifyRequest): boolean =>
  /:token\b/.test(routeOptions.url ?? '') || (query as { token?: unknown } | null)?.token !== undefined;

/** The same for what is answered before there is a request to speak of. */
export const headersOfNoRequest = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': permissions,
  'cache-control': 'no-store',
};
