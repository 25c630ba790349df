import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { certificate } from '@dspt/contracts/assessment/certificates';
import {
  coverageAdded,
  publication,
  publicationDetail,
  publicationPreview,
  published,
  type Publication,
} from '@dspt/contracts/assessment/publications';
import { eventsOf } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { complete, publish, sameEverywhere } from './support/assessment.js';
import { importSites, publicStatus, switchOn } from './support/organisations.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

/** A group with a site of its own and two head offices, of which one operates another. */
const tree = { HA: 'GRP', HB: 'GRP', G1: 'GRP', A1: 'HA', A2: 'HA', B1: 'HB', HC: 'HB', C1: 'HC' };
const everybody = Object.keys(tree).toSorted();
const lines = (parents: Record<string, string>) =>
  Object.entries(parents).map(([code, parent]) => ({ code, parent }));
const path = '/organisations/GRP/publications';
const leaveOut = (...codes: string[]) => codes.map((code) => ({ code, reason: 'It has its own IT' }));
const wholeTree = { depth: 'all', sameAcrossSites: sameEverywhere };

let service: TestService;
let admin: Person;
let whole: Publication;
beforeAll(async () => {
  service = await startWithOrganisations(lines(tree));
  await switchOn(service, 'GRP');
  admin = await as(service, 'administrator', 'GRP');
  await complete(admin, 'GRP', 'met');
});
afterAll(() => service?.close());

const preview = async (body: object) =>
  publicationPreview.parse((await admin.post(`${path}/preview`, { level: 'met', ...body }).expect(200)).body);
const codesOf = (of: { code: string }[]): string[] => of.map(({ code }) => code).toSorted();
const detail = async (id: string) =>
  publicationDetail.parse((await admin.get(`${path}/${id}`).expect(200)).body);
const add = (id: string, ...sites: string[]) =>
  admin.post(`${path}/${id}/sites`, { sites, requestId: randomUUID() });

describe('before publishing', () => {
  test('a group sees the effect one level deep, unless it asks for the whole tree', async () => {
    expect(codesOf((await preview({ sameAcrossSites: sameEverywhere })).effects)).toEqual(['G1', 'HA', 'HB']);
    const shown = await preview(wholeTree);
    expect(codesOf(shown.effects)).toEqual(everybody);
    expect(shown).toMatchObject({ covered: 8, leftOut: 0, blockedBy: [] });
  });
  test('the four questions are asked of the whole tree too', async () => {
    expect((await preview({ depth: 'all' })).blockedBy).toMatchObject([{ code: 'sites-differ' }]);
  });
  test('a site far below is left out only of the whole tree', async () => {
    expect(await preview({ ...wholeTree, exclusions: leaveOut('C1') })).toMatchObject({
      covered: 7,
      leftOut: 1,
    });
    const { body } = await admin
      .post(`${path}/preview`, { level: 'met', exclusions: leaveOut('C1') })
      .expect(409);
    expect(body).toMatchObject({ code: 'not-your-site', sites: ['C1'] });
  });
  test('nothing else is a depth', async () => {
    const { body } = await admin.post(`${path}/preview`, { level: 'met', depth: 'two' }).expect(400);
    expect(body.errors).toMatchObject([{ field: 'depth' }]);
  });
});

describe('a publication one level deep', () => {
  let flat: Publication;
  beforeAll(async () => {
    flat = await publish(admin, 'GRP', 'met', { sameAcrossSites: sameEverywhere });
  });

  test('covers who is directly under the group, and says so', async () => {
    expect(flat).toMatchObject({ depth: 'one', sitesCovered: 3 });
    expect(codesOf((await detail(flat.id)).coverage)).toEqual(['G1', 'HA', 'HB']);
    expect(await publicStatus(service, 'HA')).toMatchObject({ level: 'met', through: 'GRP' });
    expect(await publicStatus(service, 'A1')).toMatchObject({ state: 'not-published' });
  });
  test('takes in no site that is deeper later', async () => {
    const { body } = await add(flat.id, 'C1').expect(409);
    expect(body).toMatchObject({ code: 'not-your-site', sites: ['C1'] });
  });
});

describe('a publication of the whole tree', () => {
  beforeAll(async () => {
    whole = await publish(admin, 'GRP', 'met', { ...wholeTree, exclusions: leaveOut('B1', 'C1') });
  });

  test('covers everybody at every depth but who is left out, in one event', async () => {
    expect(whole).toMatchObject({ depth: 'all', sitesCovered: 6, sitesLeftOut: 2 });
    const told = (await eventsOf(service, published, 'GRP')).at(-1)!;
    expect(told.covered.filter(({ via }) => via === 'head-office')).toHaveLength(6);
    expect((await detail(whole.id)).exclusions).toMatchObject([
      { code: 'B1', reason: 'It has its own IT' },
      { code: 'C1' },
    ]);
  });
  test('shows at a site far below, through the group', async () => {
    expect(await publicStatus(service, 'A1')).toEqual({ state: 'published', level: 'met', through: 'GRP' });
    expect(await publicStatus(service, 'HC')).toMatchObject({ through: 'GRP' });
    expect(await publicStatus(service, 'C1')).toMatchObject({ state: 'not-published' });
  });
  test('gives a site far below a certificate of its own', async () => {
    const site = await as(service, 'auditor', 'A1');
    const { body } = await site.get(`/organisations/A1/certificates/${whole.id}`).expect(200);
    expect(certificate.parse(body)).toMatchObject({
      organisation: { code: 'A1' },
      through: { code: 'GRP' },
    });
  });
  test('takes in a site far below later, until the same day', async () => {
    const added = publicationDetail.parse((await add(whole.id, 'C1').expect(200)).body);
    expect(added).toMatchObject({ sitesCovered: 7, sitesLeftOut: 1, expiresAt: whole.expiresAt });
    expect((await eventsOf(service, coverageAdded, 'GRP')).at(-1)).toMatchObject({
      covered: [{ code: 'C1', via: 'head-office' }],
    });
    expect(await publicStatus(service, 'C1')).toMatchObject({ level: 'met', through: 'GRP' });
  });
  test('is told of when a newer one leaves a site of it out', async () => {
    const shown = await preview({ ...wholeTree, exclusions: leaveOut('A1', 'B1') });
    expect(shown.stillCovered).toEqual(['A1']);
  });
  test('is not ended by a newer one that is less deep', async () => {
    const newer = await publish(admin, 'GRP', 'met', { sameAcrossSites: sameEverywhere });
    expect(newer.depth).toBe('one');
    expect(await publicStatus(service, 'A1')).toMatchObject({ state: 'published', through: 'GRP' });
    const { body } = await admin.get(path).expect(200);
    expect((body.items as unknown[]).map((one) => publication.parse(one).depth)).toEqual([
      'one',
      'all',
      'one',
    ]);
  });
  test('takes in no site any more that is under the group in no way', async () => {
    await importSites(service, lines({ ...tree, HB: 'OTHER' }));
    const { body } = await add(whole.id, 'B1').expect(409);
    expect(body).toMatchObject({ code: 'not-your-site', sites: ['B1'] });
  });
});
