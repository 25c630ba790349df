import { defineRequest, defineRoute, type EventData } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import type { ServiceConfig } from '@dspt/service-kit/config';
import { dataSource } from '@dspt/service-kit/database/database';
import { Route } from '@dspt/service-kit/http/route';
import { RequestHandler, EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { ServiceModule } from '@dspt/service-kit/service.module';
import { startTestService, type TestService, type TestServiceOptions } from '@dspt/testing/service';
import { Body, Controller, Module } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const tell = defineRoute('POST /names', {
  summary: 'Tell a name',
  access: 'public',
  body: z.strictObject({ name: z.string() }),
  output: z.object({ ok: z.boolean() }),
});
/** Answered from the database. */
export const read = defineRequest('identity.test.read', {
  idempotent: true,
  input: z.strictObject({}),
  output: z.object({}),
});

@Controller()
class Names {
  constructor(
    private readonly source: DataSource,
    private readonly outbox: Outbox,
  ) {}

  @Route(tell)
  tell(@Body({ schema: tell.body }) { name }: { name: string }) {
    return this.source.transaction(async (manager) => {
      await manager.query('insert into told values ($1)', [name]);
      await this.outbox.tell(manager, organisationRenamed, { code: 'X1', name });
      return { ok: true };
    });
  }

  @RequestHandler(read)
  async read() {
    await this.source.query('select 1');
    return {};
  }

  @EventHandler(organisationRenamed, { state: true })
  async hear(@Payload() { name }: EventData<typeof organisationRenamed>, @Ctx() { manager }: EventContext) {
    await manager.query('insert into heard values ($1)', [name]);
  }
}

@Module({})
export class NamesModule {
  static with(config: ServiceConfig) {
    const database = dataSource({ url: config.DATABASE_URL, entities: [], migrations: [], prepared: true });
    return {
      module: NamesModule,
      imports: [ServiceModule.forRoot({ name: 'identity', config, database })],
      controllers: [Names],
    };
  }
}

/** The smallest service that does all that every service does: it changes a table, tells of it, hears it, and is asked. */
export async function startNames(
  options: Partial<TestServiceOptions<ServiceConfig>> = {},
): Promise<TestService> {
  const service = await startTestService({
    name: 'identity',
    module: (config: ServiceConfig) => NamesModule.with(config),
    dataSource: (url) => dataSource({ url, entities: [], migrations: [] }),
    ...options,
  });
  await service.database.query('create table told (name text); create table heard (name text)');
  return service;
}
