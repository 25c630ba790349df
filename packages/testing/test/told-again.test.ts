import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventData } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { eventually } from '@dspt/testing/eventually';
import type { TestService } from '@dspt/testing/service';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { startKitService } from './kit-service.js';

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

let service: TestService;
beforeAll(async () => {
  service = await startKitService({ controllers: [Letters] });
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
