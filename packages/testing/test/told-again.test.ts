import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventData } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import type { ServiceConfig } from '@dspt/service-kit/config';
import { dataSource } from '@dspt/service-kit/database/database';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { ServiceModule } from '@dspt/service-kit/service.module';
import { eventually } from '@dspt/testing/eventually';
import { startTestService, type TestService } from '@dspt/testing/service';
import { Controller, Module } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';

/** Names for which others were asked. */
const asked: string[] = [];

@Controller()
class Letters {
  @EventHandler(organisationRenamed, { asks: true })
  async hear(@Payload() { name }: EventData<typeof organisationRenamed>, @Ctx() context: EventContext) {
    asked.push(name);
    await context.transaction(async (manager) => {
      await manager.query('insert into letters values ($1)', [name]);
    });
  }
}

@Module({})
class LettersModule {
  static with(config: ServiceConfig) {
    const database = dataSource({ url: config.DATABASE_URL, entities: [], migrations: [] });
    return {
      module: LettersModule,
      imports: [ServiceModule.forRoot({ name: 'identity', config, database })],
      controllers: [Letters],
    };
  }
}

let service: TestService;
beforeAll(async () => {
  service = await startTestService({
    name: 'identity',
    module: (config: ServiceConfig) => LettersModule.with(config),
    dataSource: (url) => dataSource({ url, entities: [], migrations: [] }),
  });
  await service.database.query('create table letters (name text)');
});
afterAll(() => service?.close());

const tell = (name: string) =>
  service.database.transaction((manager) =>
    service.app.get(Outbox).tell(manager, organisationRenamed, { code: 'X1', name }),
  );

test('when all facts are told again nobody is asked again for those that were handled', async () => {
  await tell('One');
  await tell('Two');
  await service.settled();
  await service.nats.lose();
  await tell('Three');
  await eventually(async () => expect(asked).toContain('Three'));
  await service.settled();
  expect(asked.toSorted()).toEqual(['One', 'Three', 'Two']);
  expect(await service.database.query('select name from letters order by name')).toEqual([
    { name: 'One' },
    { name: 'Three' },
    { name: 'Two' },
  ]);
});
