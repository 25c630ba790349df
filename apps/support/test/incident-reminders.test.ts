import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventContract, EventData } from '@dspt/contracts/define';
import {
  incidentDue,
  incidentReported,
  type Incident,
  type IncidentFacts,
} from '@dspt/contracts/support/incidents';
import { bearerOf } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { IncidentReminders } from '../src/incidents/incident-reminders.js';
import { startSupport } from './support/harness.js';
import { importSites } from './support/organisations.js';

const facts: IncidentFacts = {
  title: 'Letter to the wrong family',
  kind: 'wrong-person',
  description: 'A care plan went to another family.',
  foundOn: '2026-11-28',
  foundAt: '14:30',
  personal: 'yes',
  whom: ['people-cared-for'],
  people: 1,
  likelihood: 'likely',
  severity: 'none',
  done: 'We rang them.',
  regulatorToldOn: null,
  regulatorReference: '',
};
const tellBy = '2026-12-01T14:30:00.000Z';

let service: TestService;
beforeAll(async () => {
  service = await startSupport(['organisations']);
  await importSites(service, [{ code: 'V1', name: 'ROSE HOUSE', parent: 'H1' }]);
});
afterAll(() => service?.close());
beforeEach(async () => {
  at('2026-11-29T12:00:00Z');
  await service.database.query('delete from incident_entries');
  await service.database.query('delete from incidents');
});

const at = (moment: string) => service.clock.set(new Date(moment));
const remind = () => service.app.get(IncidentReminders).remind();
async function sent(method: 'post' | 'put', path: string, body: object): Promise<Incident> {
  const request = service.http[method](`/organisations/V1/incidents${path}`);
  const answer = await request.set('authorization', await bearerOf(service, 'member', 'V1')).send(body);
  expect([answer.status, answer.body]).toMatchObject([200, {}]);
  return answer.body as Incident;
}
const begun = (change: Partial<IncidentFacts> = {}) =>
  sent('post', '', { requestId: randomUUID(), facts: { ...facts, ...change } });
const open = ({ id, version }: Incident) => sent('post', `/${id}/opening`, { version });
/** What was told of the incidents of this test, oldest first. */
async function told<E extends EventContract>(event: E): Promise<EventData<E>[]> {
  const rows = await service.database.query<{ data: EventData<E> }[]>(
    `select data from outbox where name = $1 and data ->> 'incidentId' in (select id::text from incidents)
     order by seq`,
    [event.name],
  );
  return rows.map(({ data }) => data);
}

describe('administrators are told', () => {
  test('when an incident is reported, once, and nothing of what happened is in it', async () => {
    const incident = await open(await begun());
    const { id: incidentId, number, code, version } = incident;
    await sent('post', `/${incidentId}/closing`, { version });
    await open({ ...incident, version: version + 1 });
    expect(await told(incidentReported)).toEqual([{ incidentId, number, code, tellBy }]);
  });

  test('a day before the regulator is to be told, once, of a forgotten draft too', async () => {
    const draft = await begun();
    const incident = await open(await begun());
    await remind();
    expect(await told(incidentDue)).toEqual([]);
    at('2026-11-30T14:31:00Z');
    await Promise.all([remind(), remind()]);
    await remind();
    const ids = (await told(incidentDue)).map(({ incidentId }) => incidentId);
    expect(ids.toSorted()).toEqual([draft.id, incident.id].toSorted());
  });

  test('again when it turns out that there is another time', async () => {
    const { id, version } = await begun();
    at('2026-11-30T15:00:00Z');
    await remind();
    const later = { ...facts, foundAt: '20:00' };
    await sent('put', `/${id}`, { version, facts: later });
    await remind();
    at('2026-11-30T20:01:00Z');
    await remind();
    expect((await told(incidentDue)).map((due) => due.tellBy)).toEqual([tellBy, '2026-12-01T20:00:00.000Z']);
  });
});

describe('nobody is reminded', () => {
  test.each<[string, Partial<IncidentFacts>]>([
    ['the regulator was told', { regulatorToldOn: '2026-11-29' }],
    ['nobody has to be told', { personal: 'no' }],
  ])('when %s', async (_, change) => {
    await open(await begun(change));
    at('2026-11-30T15:00:00Z');
    await remind();
    expect(await told(incidentDue)).toEqual([]);
  });
  test('once it is closed, withdrawn, or too late', async () => {
    const [closed, withdrawn] = [await open(await begun()), await begun()];
    await sent('post', `/${closed.id}/closing`, { version: closed.version });
    await sent('post', `/${withdrawn.id}/withdrawal`, { version: 1, reason: 'It was none' });
    at('2026-11-30T15:00:00Z');
    await remind();
    await begun();
    at('2026-12-01T14:31:00Z');
    await remind();
    expect(await told(incidentDue)).toEqual([]);
  });
  test('who reports it within the last day is told the time then', async () => {
    at('2026-11-30T15:00:00Z');
    await open(await begun());
    await remind();
    expect([(await told(incidentReported)).length, (await told(incidentDue)).length]).toEqual([1, 0]);
  });
});
