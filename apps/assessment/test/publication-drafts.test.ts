import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OrganisationRole } from '@dspt/contracts/access';
import type { PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import type { TestService } from '@dspt/testing/service';
import { as } from './support/people.js';
import { startAssessment } from './support/service.js';

const path = '/organisations/VL00D/publication-draft';

const draft = (change: Partial<PublicationDraft> = {}): PublicationDraft => ({
  requestId: randomUUID(),
  level: 'met',
  sameAcrossSites: null,
  depth: null,
  exclusions: [],
  profileVersion: null,
  publicationId: null,
  ...change,
});

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
});
afterAll(() => service?.close());

const access: [OrganisationRole, number][] = [
  ['auditor', 403],
  ['member', 403],
  ['administrator', 200],
];

describe('who may: GET /organisations/:code/publication-draft', () => {
  test.each(access)('%s: %i', async (role, status) => {
    expect((await (await as(service, role, 'VL00D')).get(path)).status).toBe(status);
  });
  test('strangers may not', async () => {
    expect((await service.http.get(path)).status).toBe(401);
  });
});

describe('who may: PUT /organisations/:code/publication-draft', () => {
  test.each(access)('%s: %i', async (role, status) => {
    expect((await (await as(service, role, 'VL00D')).put(path, draft())).status).toBe(status);
  });
  test('strangers may not', async () => {
    expect((await service.http.put(path).send(draft())).status).toBe(401);
  });
});

test('whose: GET /organisations/:code/publication-draft', async () => {
  const other = await as(service, 'administrator', 'VL00E');
  const [theirs, none] = [await other.get(path), await other.get(path.replace('VL00D', 'NONE'))];
  expect(theirs.status).toBe(404);
  expect(theirs.body).toEqual(none.body);
});

test('whose: PUT /organisations/:code/publication-draft', async () => {
  const other = await as(service, 'administrator', 'VL00E');
  const [theirs, none] = [
    await other.put(path, draft()),
    await other.put(path.replace('VL00D', 'NONE'), draft()),
  ];
  expect(theirs.status).toBe(404);
  expect(theirs.body).toEqual(none.body);
});

test('a draft is kept as it was left, with sites that have no reason yet', async () => {
  const admin = await as(service, 'administrator', 'VL00D');
  const exclusions = [{ code: 'VL001', reason: '' }];
  const mine = draft({ exclusions });
  await admin.put(path, draft()).expect(200);
  await admin.put(path, mine).expect(200);
  expect((await admin.get(path)).body).toEqual({ draft: mine });
});

test('a draft from before the whole tree could be chosen says nothing about it', async () => {
  const admin = await as(service, 'administrator', 'VL00D');
  const { depth: _, ...before } = draft();
  await admin.put(path, before).expect(200);
  expect((await admin.get(path)).body).toEqual({ draft: { ...before, depth: null } });
  const mine = draft({ depth: 'all' });
  await admin.put(path, mine).expect(200);
  expect((await admin.get(path)).body).toEqual({ draft: mine });
});

test('two people of one organisation each have their own', async () => {
  const [one, two] = [
    await as(service, 'administrator', 'VL00D'),
    await as(service, 'administrator', 'VL00D'),
  ];
  await one.put(path, draft()).expect(200);
  expect((await two.get(path)).body).toEqual({ draft: null });
});

test('1,500 sites left out with long reasons fit', async () => {
  const admin = await as(service, 'administrator', 'VL00D');
  const exclusions = Array.from({ length: 1500 }, (_, index) => ({
    code: `S${index}`,
    reason: 'It has systems of its own. '.repeat(18).trim(),
  }));
  expect((await admin.put(path, draft({ exclusions }))).status).toBe(200);
});

test('what is no draft is refused, and the earlier one stays', async () => {
  const admin = await as(service, 'administrator', 'VL00D');
  const mine = draft();
  await admin.put(path, mine).expect(200);
  await admin.put(path, { ...mine, level: 'highest' }).expect(400);
  expect((await admin.get(path)).body).toEqual({ draft: mine });
});
