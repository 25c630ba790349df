import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { defineRequest, defineRoute, type EventData } from '@dspt/contracts/define';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import { accessRevoked } from '@dspt/contracts/identity/sessions';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { Problem } from '@dspt/contracts/problem';
import { Controller, Body } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { eventsOf } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CurrentCaller, Caller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { RequestHandler, EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { startKitService } from './kit-service.js';

const greet = defineRequest('identity.test.greet', {
  input: z.strictObject({ name: z.string() }),
  output: z.object({ greeting: z.string() }),
});
const mute = defineRequest('identity.test.mute', { input: z.strictObject({}), output: z.object({}) });
const late = defineRequest('identity.test.late', { input: z.strictObject({}), output: z.object({}) });
const rename = defineRoute('POST /organisations/:code/rename', {
  summary: 'Rename',
  access: 'profile.edit',
  params: z.object({ code: z.string() }),
  body: z.strictObject({ name: z.string().min(1, 'Enter a name') }),
  output: z.object({ by: z.string() }),
});

let failures = 0;

@Controller()
class TestController {
  constructor(
    private readonly source: DataSource,
    private readonly outbox: Outbox,
  ) {}

  @Route(rename)
  rename(@Body({ schema: rename.body }) { name }: { name: string }, @CurrentCaller() caller: Caller) {
    return this.source.transaction(async (manager) => {
      await this.outbox.tell(manager, organisationRenamed, { code: 'X1', name });
      return { by: caller.name };
    });
  }

  @RequestHandler(greet)
  async greet(@Payload() { name }: { name: string }) {
    if (name === 'nobody') throw new Problem({ code: 'no-name', status: 400, title: 'No name' });
    if (name === 'bug') throw new Error('secret detail');
    if (name === 'deadlock') throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    if (name.includes('\0')) await this.source.query('select $1::text', [name]);
    return { greeting: `Hello ${name}` };
  }

  @EventHandler(organisationRenamed)
  async hear(@Payload() event: EventData<typeof organisationRenamed>, @Ctx() { manager }: EventContext) {
    await manager.query(`insert into inbox (event_id, subject) values ($1, 'heard')`, [
      `heard-${event.name}-${randomUUID()}`,
    ]);
    if (event.name === 'fails twice' && failures++ < 2) throw new Error('not yet');
  }
}

let service: TestService;
const heard = (name: string) =>
  service.database
    .query<unknown[]>(`select 1 from inbox where subject = 'heard' and event_id like $1`, [`heard-${name}-%`])
    .then((rows) => rows.length);
const administrator = () =>
  service.issuer.bearer({ name: 'Ann', organisation: { code: 'X1', role: 'administrator' } });

beforeAll(async () => {
  service = await startKitService({ controllers: [TestController] });
});
afterAll(() => service?.close());

describe('requests', () => {
  test('are answered across NATS', async () => {
    expect(await service.app.get(Requests).ask(greet, { name: 'Ann' })).toEqual({ greeting: 'Hello Ann' });
  });
  test('carry a refusal as the same problem', async () => {
    await expect(service.app.get(Requests).ask(greet, { name: 'nobody' })).rejects.toMatchObject({
      code: 'no-name',
    });
  });
  test('refuse what is no JSON, and what the database cannot keep, as over HTTP', async () => {
    const { connection } = service.app.get(NatsLink);
    const notJson = await connection.request(greet.subject, 'Ann', { timeout: 5000 });
    expect(notJson.json()).toMatchObject({ code: 'invalid-input', status: 400 });
    await expect(service.app.get(Requests).ask(greet, { name: 'un\0storable' })).rejects.toMatchObject({
      code: 'invalid-input',
      status: 400,
    });
  });
  test('say that a part is away, not that there is a mistake', async () => {
    await expect(service.app.get(Requests).ask(greet, { name: 'deadlock' })).rejects.toMatchObject({
      code: 'service-unavailable',
      status: 503,
    });
  });
  test('wait for whoever is just restarting', async () => {
    const { connection } = service.app.get(NatsLink);
    const asked = service.app.get(Requests).ask(late, {});
    // Only now somebody listens: the first try has found nobody.
    await connection.flush();
    connection.subscribe(late.subject, { callback: (_, message) => void message.respond('{}') });
    expect(await asked).toEqual({});
  });
  test('give up in time on whoever comes back and does not answer', async () => {
    const { connection } = service.app.get(NatsLink);
    const refused = service.app
      .get(Requests)
      .ask(mute, {})
      .catch(({ status }: Problem) => status);
    const tooLate = sleep(3200, 'too late');
    await sleep(1200);
    const listening = connection.subscribe(mute.subject, { callback: () => undefined });
    expect(await Promise.race([refused, tooLate])).toBe(503);
    listening.unsubscribe();
  });
  test('hide a fault', async () => {
    await expect(service.app.get(Requests).ask(greet, { name: 'bug' })).rejects.toMatchObject({
      code: 'fault',
    });
  });
});

describe('events', () => {
  const post = async (name: string) =>
    service.http
      .post('/organisations/X1/rename')
      .set('authorization', await administrator())
      .send({ name });

  test('told in a transaction are heard once', async () => {
    const response = await post('Rose House');
    expect(response.body).toEqual({ by: 'Ann' });
    await service.settled();
    expect(await heard('Rose House')).toBe(1);
  });
  test('that fail are tried again and handled once', async () => {
    await post('fails twice');
    await service.settled();
    expect(failures).toBe(3);
    expect(await heard('fails twice')).toBe(1);
  });
  test('that arrive together are handled once each, also when one of them fails at first', async () => {
    failures = 0;
    const names = Array.from({ length: 60 }, (_, index) =>
      index === 30 ? 'fails twice' : `Together ${index}.`,
    );
    const before = await heard('fails twice');
    await service.database.transaction(async (manager) => {
      for (const name of names)
        await service.app.get(Outbox).tell(manager, organisationRenamed, { code: 'X1', name });
    });
    await service.settled();
    expect(await Promise.all(names.map((name) => heard(name)))).toEqual(
      names.map((name) => (name === 'fails twice' ? before + 1 : 1)),
    );
  });
  test('that a newer one overtakes before they are told are left out, per thing they are about', async () => {
    await service.database.transaction(async (manager) => {
      for (const [code, version] of [
        ['A1', 1],
        ['B1', 7],
        ['A1', 2],
        ['A1', 3],
      ] as const)
        await service.app
          .get(Outbox)
          .tell(manager, membershipsChanged, { code, administrators: 1, people: 1, version });
    });
    const versions = async (code: string) =>
      (await eventsOf(service, membershipsChanged, code)).map(({ version }) => version);
    expect([await versions('A1'), await versions('B1')]).toEqual([[3], [7]]);
  });
  test('of a transaction that rolls back are never told', async () => {
    const source = service.database;
    const told = source.transaction(async (manager) => {
      await service.app.get(Outbox).tell(manager, organisationRenamed, { code: 'X1', name: 'Never' });
      throw new Error('roll back');
    });
    await expect(told).rejects.toThrow('roll back');
    await service.settled();
    expect(await heard('Never')).toBe(0);
  });
  test('with data that does not fit the contract cannot be told', async () => {
    await expect(
      service.database.transaction((manager) =>
        service.app.get(Outbox).tell(manager, membershipsChanged, { code: 'X1' } as never),
      ),
    ).rejects.toThrow();
  });
});

describe('when NATS is killed', () => {
  test('what was told meanwhile is heard after it is back', async () => {
    await service.nats.kill();
    await service.database.transaction((manager) =>
      service.app.get(Outbox).tell(manager, organisationRenamed, { code: 'X1', name: 'Told in the dark' }),
    );
    await service.nats.restart();
    await service.settled();
    expect(await heard('Told in the dark')).toBe(1);
  });
});

test('an event that never fits is set aside with its error, and the next one is heard', async () => {
  const { connection } = service.app.get(NatsLink);
  connection.publish('events.organisations.renamed.v1', JSON.stringify({ code: 'X1' }));
  await connection.flush();
  await service.settled();
  const aside = await service.database.query<{ name: string; error: string }[]>(
    'select name, error from dead_letters',
  );
  expect(aside).toEqual([
    {
      name: 'organisations.renamed.v1',
      error: expect.stringMatching(/^It does not fit its contract; name: .+/),
    },
  ]);
});

describe('access', () => {
  test('is closed to strangers, to roles without the permission, and to revoked tokens', async () => {
    const path = '/organisations/X1/rename';
    expect((await service.http.post(path).send({ name: 'A' })).body).toMatchObject({
      code: 'sign-in-required',
    });
    const auditor = await service.issuer.bearer({ organisation: { code: 'X1', role: 'auditor' } });
    expect((await service.http.post(path).set('authorization', auditor).send({ name: 'A' })).status).toBe(
      403,
    );
    const personId = randomUUID();
    const soonRevoked = await service.issuer.bearer({
      sub: personId,
      organisation: { code: 'X1', role: 'administrator' },
    });
    await service.database.transaction((manager) =>
      service.app.get(Outbox).tell(manager, accessRevoked, {
        personId,
        sessionId: null,
        before: new Date(Date.now() + 5).toISOString(),
      }),
    );
    await service.settled();
    expect((await service.http.post(path).set('authorization', soonRevoked).send({ name: 'A' })).status).toBe(
      401,
    );
  });
  test('bad input names the field and what to do', async () => {
    const response = await service.http
      .post('/organisations/X1/rename')
      .set('authorization', await administrator())
      .send({ name: '' });
    expect(response.status).toBe(400);
    expect(response.body.errors).toEqual([{ field: 'name', message: 'Enter a name' }]);
  });
});
