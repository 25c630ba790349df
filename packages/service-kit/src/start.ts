import 'reflect-metadata';
import multipart from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { actAsCaller } from './audit/acting.js';
import type { ServiceConfig } from './config.js';
import { AccessGuard } from './http/access.guard.js';
import { letGoOfSlowBodies, multipartLimits, onlyWhatIsTaken } from './http/bodies.js';
import { leaveDeserted } from './http/deserted.js';
import { Draining } from './http/draining.js';
import { refuseConnection } from './http/no-request.js';
import { problemOfNoRequest, refuseUnrouted } from './http/problem.filter.js';
import { logRequests } from './http/request-log.js';
import { serverOptions, timeouts, type Timeouts } from './http/server-options.js';
import { whileStarting } from './http/starting.js';
import { JsonLogger } from './json-logger.js';
import { NatsServer } from './messaging/nats-server.js';

const megabyte = 1024 * 1024;

/** Builds a service, connected and initialised, that is not listening to HTTP yet. */
export async function createService(
  module: Type | object,
  level: ServiceConfig['LOG_LEVEL'],
  limits: Timeouts = timeouts,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: 2 * megabyte,
    trustProxy: true,
    ...serverOptions(limits),
    frameworkErrors: refuseUnrouted,
    clientErrorHandler: refuseConnection(problemOfNoRequest),
    // However long a part of an address is, the contract says what is wrong with it.
    maxParamLength: 16 * 1024,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module as Type, adapter, {
    logger: new JsonLogger(level),
    abortOnError: false,
  });
  await app.register(multipart, { limits: { ...multipartLimits, files: 1, fileSize: 200 * megabyte } });
  const server = app.getHttpAdapter().getInstance();
  actAsCaller(server);
  logRequests(server);
  app.get(Draining).watch(server);
  letGoOfSlowBodies(server, limits.bodyMs);
  app.get(AccessGuard).standBefore(server);
  onlyWhatIsTaken(server);
  leaveDeserted(server);
  app.connectMicroservice({ strategy: app.get(NatsServer) }, { inheritAppConfig: true });
  app.enableShutdownHooks();
  await app.init();
  await app.startAllMicroservices();
  return app;
}

/** Starts a service: the whole of its `main.ts`. */
export async function startService(module: Type | object, config: ServiceConfig): Promise<void> {
  const app = await whileStarting(config, () => createService(module, config.LOG_LEVEL));
  await app.listen(config.PORT, config.HOST);
}
