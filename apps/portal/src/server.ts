import 'reflect-metadata';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Clock } from '@dspt/service-kit/clock';
import {
  letGoOfSlowBodies,
  multipartLimits,
  onlyWhatIsTaken,
  urlencoded,
} from '@dspt/service-kit/http/bodies';
import { Draining } from '@dspt/service-kit/http/draining';
import { refuseConnection } from '@dspt/service-kit/http/no-request';
import { actAsCaller } from '@dspt/service-kit/audit/acting';
import { requestIdHeader } from '@dspt/service-kit/http/request-id';
import { logRequests } from '@dspt/service-kit/http/request-log';
import { serverOptions, timeouts, type Timeouts } from '@dspt/service-kit/http/server-options';
import { JsonLogger } from '@dspt/service-kit/json-logger';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { admin } from './admin/admin.js';
import { AppModule } from './app.module.js';
import { Assets } from './assets/assets.js';
import type { Config } from './config.js';
import { forwarding } from './forwarding/forwarding.js';
import { fieldsOf } from './pages/form-body.js';
import { PageGuard } from './pages/page.guard.js';
import { RequestContexts } from './pages/request-context.js';
import { openApi } from './public/open-api.js';
import { oldAddresses } from './public/old-addresses.js';
import { refusalOfNoRequest, readableUrl } from './security/bad-requests.js';
import { securityHeaders } from './security/headers.js';
import { limits } from './security/limits.js';
import { onlyFromOurPages } from './security/origin.js';
import { securityTxt } from './security/security-txt.js';
import { reportRefusals } from './security/refusals.js';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { apiSession } from './sessions/api-session.js';
import { apiImpersonation } from './impersonation/api-impersonation.js';

const megabyte = 1024 * 1024;

/** Builds the portal, connected and initialised, that is not listening yet. */
export async function createPortal(
  config: Config,
  limited: Timeouts = timeouts,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...serverOptions(limited),
    bodyLimit: megabyte,
    trustProxy: proxiesFrom(config.TRUSTED_PROXIES),
    // However long a part of an address is, it leads to a page that says so: headers as a whole are limited.
    maxParamLength: 16 * 1024,
    rewriteUrl: readableUrl,
    clientErrorHandler: refuseConnection(refusalOfNoRequest),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: new JsonLogger(config.LOG_LEVEL),
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance();
  const contexts = app.get(RequestContexts);

  actAsCaller(server);
  logRequests(server);
  app.get(Draining).watch(server);
  server.addHook('onRequest', async ({ id }, reply) => void reply.header(requestIdHeader, id));
  await app.register(cookie);
  await app.register(multipart, {
    limits: { ...multipartLimits, files: 2, fileSize: 11 * megabyte },
    // A file that is cut off is still too large for the service, which says so in the form.
    throwFileSizeLimit: false,
  });
  app.useBodyParser(urlencoded, { bodyLimit: megabyte }, (_request, body, done) =>
    done(null, fieldsOf(body)),
  );
  letGoOfSlowBodies(server, limited.bodyMs);
  await securityHeaders(server, config.PUBLIC_URL);
  await limits(server, { changes: config.CHANGES_PER_MINUTE, searches: config.SEARCHES_PER_MINUTE });
  // From here on nothing of a body has been read: who may not send it is refused before.
  onlyFromOurPages(server, config.PUBLIC_URL);
  app.get(PageGuard).standBefore(server);
  onlyWhatIsTaken(server);
  reportRefusals(server, contexts, app.get(Requests));
  app.enableShutdownHooks();
  await app.init();
  // After Nest has put its filter in place, so that their errors become the same problems and pages.
  await app.get(Assets).serve(server);
  securityTxt(server, {
    publicUrl: config.PUBLIC_URL,
    contact: config.SECURITY_CONTACT ?? `mailto:${config.HELPDESK_EMAIL}`,
    clock: app.get(Clock),
  });
  oldAddresses(server);
  openApi(server);
  await admin(server);
  apiSession(server, contexts, app.get(Clock));
  apiImpersonation(server, contexts);
  await forwarding(server, contexts);
  return app;
}

/** @example proxiesFrom('10.0.0.0/8, 192.0.2.1') */
function proxiesFrom(text: string): string[] | false {
  const given = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return given.length > 0 && given;
}
