import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  listAssignments,
  listPossibleOwners,
  questionsGiven,
  type Assignment,
} from '@dspt/contracts/assessment/assignments';
import { memberRemoved, roleChanged } from '@dspt/contracts/identity/users';
import { AssignmentsTold } from '../src/assignments/assignments-told.js';
import { eventsOf, toldTwice } from '@dspt/testing/events';
import { Identity } from '@dspt/testing/identity';
import { runCommand } from '@dspt/testing/service-process';
import type { TestService } from '@dspt/testing/service';
import { line } from './support/organisations.js';
import { startWithIdentity } from './support/service.js';

let service: TestService;
let identity: Identity;
const ids: Record<string, string> = {};

beforeAll(async () => {
  service = await startWithIdentity();
  identity = await Identity.of(service);
  await importSite();
  for (const [firstName, role] of Object.entries({ Ann: 'administrator', Bo: 'member', Cy: 'auditor' }))
    ids[firstName] = await identity.account({
      email: `${firstName.toLowerCase()}@rose.example`,
      firstName,
      roles: { V1: role },
    });
  ids['Dee'] = await identity.account({ email: 'dee@x.example', firstName: 'Dee', roles: { V2: 'member' } });
});
afterAll(async () => {
  await identity?.close();
  await service?.close();
});

/** By command: tokens are identity's here. */
async function importSite(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dspt-ods-'));
  const file = join(folder, 'ecarehomesite.csv');
  await writeFile(file, `${line({ code: 'V1', name: 'ROSE HOUSE', parent: 'H1' })}\n`);
  const { databaseUrl } = service.otherServices['organisations']!;
  await runCommand(databaseUrl, 'apps/organisations/dist/imports/command.js', file);
  await rm(folder, { recursive: true });
}

const get = async (who: string, path: string) =>
  service.http.get(path).set('authorization', await identity.bearer(ids[who]!));
const put = async (who: string, body: object) =>
  service.http
    .put('/organisations/V1/assignments')
    .set('authorization', await identity.bearer(ids[who]!))
    .send(body);
async function now(ref: string): Promise<Assignment | undefined> {
  const { body } = await get('Ann', '/organisations/V1/assignments');
  return listAssignments.output.parse(body).items.find((one) => one.ref === ref);
}
/** On top of whatever there is. */
async function give(by: string, refs: string[], to: string) {
  const items = await Promise.all(
    refs.map(async (ref) => ({ ref, version: (await now(ref))?.version ?? 0 })),
  );
  return put(by, { items, owner: ids[to] });
}

test('who may: GET /organisations/:code/possible-owners', async () => {
  const path = '/organisations/V1/possible-owners';
  for (const [who, status] of Object.entries({ Ann: 200, Bo: 200, Cy: 403 }))
    expect([who, (await get(who, path)).status]).toEqual([who, status]);
  expect((await service.http.get(path)).status).toBe(401);
});
test('whose: GET /organisations/:code/possible-owners', async () => {
  const answers = await Promise.all(
    ['V2', 'NONE'].map((code) => get('Ann', `/organisations/${code}/possible-owners`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  expect(answers[0]!.body).toEqual(answers[1]!.body);
});
test('whoever may answer can be given something, and nobody else', async () => {
  const { body } = await get('Bo', '/organisations/V1/possible-owners');
  expect(listPossibleOwners.output.parse(body).items).toEqual([
    { id: ids['Ann'], name: 'Ann Demo' },
    { id: ids['Bo'], name: 'Bo Demo' },
  ]);
  expect((await give('Bo', ['1.1.1'], 'Ann')).status).toBe(200);
  expect(await now('1.1.1')).toMatchObject({ owner: { id: ids['Ann'], name: 'Ann Demo' } });
  for (const other of ['Cy', 'Dee']) {
    const refused = await give('Ann', ['1.1.1'], other);
    expect([refused.status, refused.body]).toMatchObject([400, { errors: [{ field: 'owner' }] }]);
  }
});

describe('is told', () => {
  const at = (moment: string) => service.clock.set(new Date(moment));
  const tell = () => service.app.get(AssignmentsTold).tell();

  test('once, in the morning, of all that others have given, and not of what is done or was taken', async () => {
    at('2026-11-16T15:00:00Z');
    await give('Ann', ['2.1.1', '1.1.2'], 'Bo');
    await give('Bo', ['1.1.3'], 'Bo');
    await give('Bo', ['1.2.4'], 'Ann');
    await tell();
    at('2026-11-17T06:00:00Z');
    await tell();
    expect(await eventsOf(service, questionsGiven, 'V1')).toEqual([]);
    at('2026-11-17T08:00:00Z');
    await tell();
    await tell();
    const told = await eventsOf(service, questionsGiven, 'V1');
    expect(told.map(({ personId }) => personId).toSorted()).toEqual([ids['Ann'], ids['Bo']].toSorted());
    expect(told.find(({ personId }) => personId === ids['Bo'])).toMatchObject({
      organisationName: 'ROSE HOUSE',
      givenBy: [ids['Ann']],
      items: [{ ref: '1.1.2' }, { ref: '2.1.1' }],
    });
  });
});

describe('whoever cannot answer any more', () => {
  const about = { code: 'V1', organisationName: 'ROSE HOUSE', changedBy: null, helpdesk: false };
  const reduced = () => ({ ...about, personId: ids['Bo']!, from: 'member' as const, to: 'auditor' as const });
  const removed = () => ({ ...about, personId: ids['Bo']!, role: 'member' as const });

  test('hears: identity.role-changed.v1', async () => {
    await toldTwice(service, roleChanged, { ...reduced(), to: 'administrator' });
    expect(await now('1.1.2')).toMatchObject({ owner: { id: ids['Bo'] } });
    await toldTwice(service, roleChanged, reduced());
    expect(await now('1.1.2')).toMatchObject({ owner: null, leftBy: 'Bo Demo' });
    const { body } = await get('Ann', '/organisations/V1/items/1.1.2/assignments');
    expect((body as { items: object[] }).items[0]).toMatchObject({
      changedBy: null,
      from: { owner: 'Bo Demo' },
      to: { owner: null },
    });
  });
  test('hears once: identity.role-changed.v1', async () => {
    expect((await now('1.1.2'))!.version).toBe(2);
  });
  test('hears: identity.member-removed.v1', async () => {
    await give('Ann', ['1.1.2'], 'Bo');
    expect(await now('1.1.2')).toMatchObject({ owner: { id: ids['Bo'] }, leftBy: null });
    await toldTwice(service, memberRemoved, removed());
    expect(await now('1.1.2')).toMatchObject({ owner: null, leftBy: 'Bo Demo' });
    expect(await now('1.1.1')).toMatchObject({ owner: { id: ids['Ann'] } });
  });
  test('hears once: identity.member-removed.v1', async () => {
    expect((await now('1.1.2'))!.version).toBe(4);
  });
  test('is forgotten once somebody decides anew', async () => {
    const { version } = (await now('1.1.2'))!;
    await put('Ann', { items: [{ ref: '1.1.2', version }], owner: null });
    expect(await now('1.1.2')).toMatchObject({ owner: null, leftBy: null });
  });
});

test('an owner goes on in the next edition with what is open there, and days that have passed stay behind', async () => {
  service.clock.set(new Date('2026-06-15T12:00:00Z'));
  const bearer = await identity.bearer(ids['Dee']!);
  const asDee = (path: string, body: object) =>
    service.http.put(`/organisations/V2${path}`).set('authorization', bearer).send(body);
  const items = ['1.1.1', '1.1.5', '8.3.1'].map((ref) => ({ ref, version: 0 }));
  const saved = await asDee('/assignments', { items, owner: ids['Dee'], dueOn: '2026-06-20' });
  expect(saved.status).toBe(200);
  await asDee('/assignments', { items: [{ ref: '8.3.1', version: 1 }], dueOn: '2027-01-31' });
  for (const ref of ['1.1.1', '1.1.5'])
    await asDee(`/items/${ref}/answer`, { state: 'answered', text: 'Done', version: 0 });
  service.clock.set(new Date('2026-11-15T12:00:00Z'));
  const { body } = await service.http.get('/organisations/V2/assignments').set('authorization', bearer);
  expect(listAssignments.output.parse(body).items).toMatchObject([
    { ref: '1.1.5', owner: { id: ids['Dee'] }, dueOn: null },
    { ref: '8.3.5', owner: { id: ids['Dee'] }, dueOn: '2027-01-31' },
  ]);
});
