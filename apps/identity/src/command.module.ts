import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Requests, ServiceUnavailable } from '@dspt/service-kit/messaging/requests';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { commandConfig, Config } from './config.js';
import { identityDataSource } from './database/data-source.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { LinksModule } from './links/links.module.js';
import { SecondFactorsModule } from './second-factors/second-factors.module.js';
import { VaultModule } from './vault/vault.module.js';

/** What a command needs of the service: the database and the secret key, but no NATS and no HTTP. */
@Module({})
class CommandModule {
  static with(config: Config, database: DataSource): DynamicModule {
    const clock = new Clock(config.TODAY);
    const providers = [
      { provide: Clock, useValue: clock },
      // The running service seals what a command writes.
      { provide: Audit, useValue: new Audit(config.AUDIT_KEY, clock, { wakeAfterCommit: () => undefined }) },
      { provide: Config, useValue: config },
      { provide: DataSource, useValue: database },
      { provide: Idempotency, useValue: new Idempotency(database) },
      // Without NATS nobody can be asked.
      { provide: Requests, useValue: { ask: () => Promise.reject(new ServiceUnavailable()) } },
      // What comes round each day is the running service's.
      { provide: Scheduler, useValue: { every: () => undefined } },
      // The running service finds what a command tells.
      { provide: Outbox, useValue: new Outbox({ wakeAfterCommit: () => undefined }) },
    ];
    return {
      module: CommandModule,
      global: true,
      imports: [VaultModule, LinksModule, InvitationsModule, SecondFactorsModule],
      providers,
      exports: providers,
    };
  }
}

/** Runs the body of a command with the service's own parts. */
export async function runCommand(act: (app: INestApplicationContext) => Promise<void>): Promise<void> {
  const config = commandConfig();
  const database = await identityDataSource(config.DATABASE_URL).initialize();
  try {
    const module = CommandModule.with(config, database);
    await act(await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false }));
  } finally {
    await database.destroy();
  }
}
