import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  findComingUp,
  listComingUp,
  thingsComingUp,
  type ComingUp,
} from '@dspt/contracts/assessment/coming-up';
import { uploadDocument } from '@dspt/contracts/assessment/documents';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { eventsOf } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { ComingUpTold } from '../src/coming-up/coming-up-told.js';
import { accessTests, anyRole } from './support/access.js';
import { answer, saveProfile } from './support/assessment.js';
import { pdf } from './support/files.js';
import { as, type Person } from './support/people.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
  at('2026-11-29T12:00:00Z');
});
afterAll(() => service?.close());

const at = (moment: string) => service.clock.set(new Date(moment));
const path = (code: string) => `/organisations/${code}/coming-up`;
const list = async (person: Person, code: string): Promise<ComingUp[]> =>
  listComingUp.output.parse((await person.get(path(code)).expect(200)).body).items;
const mailed = async (code: string) =>
  (await service.app.get(Requests).ask(findComingUp, { code })).items.map(({ thing, owners }) => [
    thing.what,
    thing.on,
    owners,
  ]);

/** A document with a day that the answer to 1.1.2 names. */
async function policy(person: Person, code: string, expiresOn: string): Promise<string> {
  const { body } = await person
    .send('post', `/organisations/${code}/documents`, pdf, 'Policy.pdf')
    .expect(200);
  const { mediaType: _, ...document } = uploadDocument.output.parse(body);
  await answer(person, code, '1.1.2', { documents: [{ kind: 'upload', ...document }] });
  const dates = { effectiveOn: '', expiresOn, version: 0 };
  await person.put(`/organisations/${code}/documents/${document.id}/dates`, dates).expect(200);
  return document.id;
}

async function plan(person: Person, code: string, dueOn: string): Promise<void> {
  const action = { ref: '1.1.1', action: 'Register', owner: 'The manager', dueOn, version: 0 };
  await person.put(`/organisations/${code}/action-plan`, { actions: [action] }).expect(200);
}

/** To be answered by a day, by nobody in particular. */
async function due(person: Person, code: string, ref: string, dueOn: string): Promise<void> {
  const body = { items: [{ ref, version: 0 }], dueOn };
  await person.put(`/organisations/${code}/assignments`, body).expect(200);
}

accessTests(
  () => service,
  [
    {
      titles: ['who may: GET /organisations/:code/coming-up', 'whose: GET /organisations/:code/coming-up'],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
  ],
);

test('has documents, the plan, questions with a day and the certificate; what is done goes out of it', async () => {
  const person = await as(service, 'administrator', 'A1');
  expect(await list(person, 'A1')).toEqual([]);
  const id = await policy(person, 'A1', '2026-05-03');
  await plan(person, 'A1', '2027-01-15');
  await due(person, 'A1', '1.1.3', '2026-12-31');
  const certificate = { cyberEssentialsPlus: 'yes', cyberEssentialsPlusAwardedOn: '2026-06-30' };
  await saveProfile(person, 'A1', { sector: 'social-care', ...certificate });
  expect(await list(person, 'A1')).toEqual([
    { what: 'document', on: '2026-05-03', id, name: 'Policy.pdf', refs: ['1.1.2'] },
    expect.objectContaining({ what: 'question', on: '2026-12-31', ref: '1.1.3', owner: null }),
    expect.objectContaining({ what: 'action', on: '2027-01-15', ref: '1.1.1', owner: 'The manager' }),
    { what: 'cyber-essentials-plus', on: '2027-06-29' },
  ]);
  for (const ref of ['1.1.1', '1.1.3']) await answer(person, 'A1', ref);
  expect((await list(person, 'A1')).map(({ what }) => what)).toEqual(['document', 'cyber-essentials-plus']);
});

test('answers: assessment.coming-up.find', async () => {
  const person = await as(service, 'administrator', 'A2');
  await policy(person, 'A2', '2027-03-31');
  await plan(person, 'A2', '2027-01-15');
  await due(person, 'A2', '1.1.3', '2026-12-31');
  await due(person, 'A2', '1.1.2', '2026-12-31');
  const owner = randomUUID();
  await service.database.query(
    `update assignments set owner_id = $1, owner_name = 'Bo Ray' where code = 'A2'`,
    [owner],
  );
  expect(await mailed('A2')).toEqual([['action', '2027-01-15', []]]);
  at('2027-02-09T12:00:00Z');
  expect(await mailed('A2')).toEqual([
    ['question', '2026-12-31', [owner]],
    ['action', '2027-01-15', []],
    ['document', '2027-03-31', [owner]],
  ]);
  at('2026-11-29T12:00:00Z');
});
test('refuses bad input: assessment.coming-up.find', async () => {
  const { connection } = service.app.get(NatsLink);
  const reply = await connection.request(findComingUp.subject, JSON.stringify({ code: '' }));
  expect(reply.json()).toMatchObject({ code: 'invalid-input' });
});

describe('the email of a month', () => {
  const codes = ['R1', 'R2', 'R3'];
  const tell = () => service.app.get(ComingUpTold).tell();
  const told = async (code: string) => (await eventsOf(service, thingsComingUp, code)).length;
  const allTold = () => Promise.all(['Q0', ...codes].map((code) => told(code)));

  test('is told on its morning, once, to each that has something, and to nobody else', async () => {
    await list(await as(service, 'member', 'Q0'), 'Q0');
    await policy(await as(service, 'member', 'R1'), 'R1', '2026-05-03');
    await plan(await as(service, 'member', 'R2'), 'R2', '2027-01-31');
    await due(await as(service, 'member', 'R3'), 'R3', '1.1.3', '2026-12-01');
    for (const early of ['2026-12-07T12:00:00Z', '2026-12-08T06:30:00Z']) {
      at(early);
      await tell();
    }
    expect(await allTold()).toEqual([0, 0, 0, 0]);
    at('2026-12-08T07:30:00Z');
    await Promise.all([tell(), tell()]);
    at('2026-12-15T12:00:00Z');
    await tell();
    expect(await allTold()).toEqual([0, 1, 1, 1]);
  });

  test('has nothing that was done in time', async () => {
    at('2027-01-12T12:00:00Z');
    await answer(await as(service, 'member', 'R3'), 'R3', '1.1.3');
    await tell();
    expect(await allTold()).toEqual([0, 2, 2, 1]);
  });

  test('goes on after a crash: nobody is told twice, and nobody is left out', async () => {
    at('2027-02-09T12:00:00Z');
    await service.database.query(`
      create function break_down() returns trigger language plpgsql as $$
        begin raise 'the power is off'; end $$;
      create trigger break_down before insert on outbox for each row
        when (new.data ->> 'code' = 'R2') execute function break_down()`);
    await expect(tell()).rejects.toThrow('the power is off');
    await service.database.query('drop function break_down cascade');
    expect(await allTold()).toEqual([0, 2, 2, 1]);
    await tell();
    await tell();
    expect(await allTold()).toEqual([0, 3, 3, 1]);
  });
});
