import { defineRequest, defineRoute, type EventData } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import type { ServiceConfig } from '@dspt/service-kit/config';
import { Route } from '@dspt/service-kit/http/route';
import { RequestHandler, EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import type { TestService, TestServiceOptions } from '@dspt/testing/service';
import { Body, Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { startKitService } from './kit-service.js';

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

/** The smallest service that does all that every service does: it changes a table, tells of it, hears it, and is asked. */
export async function startNames(
  options: Partial<TestServiceOptions<ServiceConfig>> = {},
): Promise<TestService> {
  const service = await startKitService({ controllers: [Names], prepared: true, ...options });
  await service.database.query('create table told (name text); create table heard (name text)');
  return service;
}
