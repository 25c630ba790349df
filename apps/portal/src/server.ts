import 'reflect-metadata';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { admin } from './admin/admin.js';
import { AppModule } from './app.module.js';
import { Assets } from './assets/assets.js';
import type { Config } from './config.js';
import { forwarding } from './forwarding/forwarding.js';
import { Visits } from './pages/visit.js';
import { securityHeaders } from './security/headers.js';
import { limits } from './security/limits.js';
import { onlyFromOurPages } from './security/origin.js';
import { apiSession } from './sessions/api-session.js';
import { apiViewing } from './viewing/api-viewing.js';

const megabyte = 1024 * 1024;

/** Builds the portal, connected and initialised, that is not listening yet. */
export async function createPortal(config: Config): Promise<NestFastifyApplication> {
  const trusted = config.TRUSTED_PROXIES.split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const adapter = new FastifyAdapter({
    bodyLimit: megabyte,
    trustProxy: trusted.length > 0 ? trusted : false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: new ConsoleLogger({ json: true, logLevels: levelsFrom(config.LOG_LEVEL) }),
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance();
  const visits = app.get(Visits);

  await app.register(cookie);
  await app.register(multipart, {
    limits: { files: 5, fileSize: 11 * megabyte, fields: 500, fieldSize: megabyte },
    // A file that is cut off is still too large for the service, which says so in the form.
    throwFileSizeLimit: false,
  });
  await securityHeaders(server, config.PUBLIC_URL);
  await limits(server, { changes: config.CHANGES_PER_MINUTE, searches: config.SEARCHES_PER_MINUTE });
  onlyFromOurPages(server, config.PUBLIC_URL);
  app.enableShutdownHooks();
  await app.init();
  // After Nest has put its filter in place, so that their errors become the same problems and pages.
  await app.get(Assets).serve(server);
  await admin(server);
  apiSession(server, visits);
  apiViewing(server, visits);
  await forwarding(server, visits);
  return app;
}

function levelsFrom(level: Config['LOG_LEVEL']): LogLevel[] {
  const all = ['debug', 'log', 'warn', 'error', 'fatal'] as const;
  return all.slice(all.indexOf(level));
}
