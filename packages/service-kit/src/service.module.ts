import { Module, type DynamicModule, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AUDIT_KEY } from './audit/audit-key.js';
import { AuditController } from './audit/audit.controller.js';
import { Audit } from './audit/audit.js';
import { Checks } from './audit/checks.js';
import { Sealer } from './audit/sealer.js';
import { Trail } from './audit/trail.js';
import { Clock } from './clock.js';
import { databaseLimits, type ServiceConfig } from './config.js';
import { openDatabase } from './database/database.js';
import { kitEntities } from './database/kit-entities.js';
import { HealthController } from './http/health.controller.js';
import { AccessGuard } from './http/access.guard.js';
import { Draining } from './http/draining.js';
import { ProblemFilter } from './http/problem.filter.js';
import { awaiting } from './http/starting.js';
import { validation } from './http/validation.js';
import { Idempotency } from './idempotency/idempotency.js';
import { EventStream } from './messaging/event-stream.js';
import { Inbox } from './messaging/inbox.js';
import { KitHousekeeping } from './messaging/housekeeping.js';
import { NatsLink } from './messaging/nats-link.js';
import { NatsServer } from './messaging/nats-server.js';
import { Outbox } from './messaging/outbox.js';
import { Relay } from './messaging/relay.js';
import { Requests } from './messaging/requests.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { Scheduler } from './scheduler.js';
import { HandlerCheck } from './handler-check.js';
import { KeySource, Tokens } from './tokens.js';
import type { ServiceName } from '@dspt/contracts/topology';

export interface ServiceOptions {
  name: ServiceName;
  config: ServiceConfig;
  database: DataSource;
  /** Replaces where signing keys come from; only identity has a reason to. */
  keySource?: Provider<Pick<KeySource, 'keys'>>;
}

class NatsConnection implements OnApplicationShutdown {
  constructor(private readonly nats: NatsLink) {}

  async onApplicationShutdown(): Promise<void> {
    await this.nats.close();
  }
}

/** What every service starts with: database, NATS, outbox, guard, problems, clock. Global. */
@Module({})
export class ServiceModule {
  static forRoot({ name, config, database, keySource }: ServiceOptions): DynamicModule {
    const offered = [
      Audit,
      Idempotency,
      NatsLink,
      Requests,
      Outbox,
      Clock,
      Scheduler,
      Tokens,
      NatsServer,
      HandlerCheck,
    ];
    return {
      module: ServiceModule,
      global: true,
      imports: [DiscoveryModule, databaseModule(config, database), TypeOrmModule.forFeature(kitEntities)],
      controllers: [AuditController, HealthController, DeadLettersController],
      providers: [
        ...natsConnection(name, config),
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: validation },
        { provide: AUDIT_KEY, useValue: config.AUDIT_KEY },
        { provide: Clock, useFactory: () => new Clock(config.TODAY) },
        keySource ?? KeySource,
        AccessGuard,
        Audit,
        Checks,
        Draining,
        Idempotency,
        EventStream,
        Inbox,
        KitHousekeeping,
        NatsServer,
        Outbox,
        Relay,
        Requests,
        Scheduler,
        Sealer,
        DeadLetters,
        HandlerCheck,
        Tokens,
        Trail,
      ],
      exports: offered,
    };
  }
}

/** It is closed last, after everything that uses it. */
const databaseModule = (config: ServiceConfig, database: DataSource): DynamicModule =>
  TypeOrmModule.forRootAsync({
    // What can be waited for is waited for below.
    useFactory: () => ({ ...database.options, retryAttempts: 1 }),
    dataSourceFactory: () => awaiting('database', () => openDatabase(database, databaseLimits(config))),
  });

function natsConnection(name: ServiceName, config: ServiceConfig): Provider[] {
  return [
    {
      provide: NatsLink,
      useFactory: () =>
        NatsLink.open({
          url: config.NATS_URL,
          service: name,
          user: config.NATS_USER,
          password: config.NATS_PASSWORD,
        }),
    },
    {
      provide: NatsConnection,
      inject: [NatsLink],
      useFactory: (nats: NatsLink) => new NatsConnection(nats),
    },
  ];
}
