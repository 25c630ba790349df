import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  coverageAdded,
  type listJoinedSites,
  type listPublications,
  publicationDetail,
  publicationPreview,
  published,
  type Publication,
} from '@dspt/contracts/assessment/publications';
import type { Output } from '@dspt/contracts/define';
import type { TestService } from '@dspt/testing/service';
import { complete, publish, sameEverywhere } from './support/assessment.js';
import { eventsOf } from '@dspt/testing/events';
import { importSites, publicStatus, switchOn } from './support/organisations.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

const sites = Array.from({ length: 10 }, (_, index) => `S${index}`);
const path = '/organisations/HQ/publications';
const leaveOut = (...codes: string[]) => ({
  sameAcrossSites: sameEverywhere,
  exclusions: codes.map((code) => ({ code, reason: 'It has its own IT' })),
});

let service: TestService;
let admin: Person;
let publication: Publication;
beforeAll(async () => {
  service = await startWithOrganisations(sites.map((code) => ({ code, parent: 'HQ' })));
  admin = await as(service, 'administrator', 'HQ');
  const site = await as(service, 'administrator', 'S9');
  const awarded = new Date(Date.now() - 24 * 3600 * 1000).toISOString().slice(0, 10);
  const profile = { cyberEssentialsPlus: 'yes', cyberEssentialsPlusAwardedOn: awarded };
  await complete(site, 'S9', 'met', { profile });
  await publish(site, 'S9', 'exceeded');
  await complete(admin, 'HQ', 'met');
  await service.settled();
});
afterAll(() => service?.close());

const preview = async (body: object) =>
  publicationPreview.parse((await admin.post(`${path}/preview`, { level: 'met', ...body }).expect(200)).body);
const detail = async () =>
  publicationDetail.parse((await admin.get(`${path}/${publication.id}`).expect(200)).body);
const add = (...codes: string[]) => admin.post(`${path}/${publication.id}/sites`, { sites: codes });

test('without the head-office function a publication covers no sites', async () => {
  expect(await preview({})).toMatchObject({
    headOfficeFunction: false,
    covered: 0,
    effects: [],
    blockedBy: [],
  });
  const { body } = await admin.post(`${path}/preview`, { level: 'met', ...leaveOut('S1') }).expect(409);
  expect(body).toMatchObject({ code: 'not-your-site', sites: ['S1'] });
});

describe('before publishing', () => {
  beforeAll(() => switchOn(service, 'HQ'));

  test('the head office sees the effect on every site', async () => {
    const shown = await preview(leaveOut('S1', 'S2', 'S3'));
    expect(shown).toMatchObject({ covered: 7, leftOut: 3, stillCovered: [], blockedBy: [] });
    const effects = Object.fromEntries(shown.effects.map(({ code, effect }) => [code, effect]));
    expect(effects).toMatchObject({ S0: 'goes-up', S1: 'left-out', S9: 'already-better' });
  });
  test('it must say whether its sites work in the same way, and leave out those that do not', async () => {
    const codes = async (body: object) => (await preview(body)).blockedBy.map(({ code }) => code);
    const differ = { ...sameEverywhere, it: false };
    expect(await codes({})).toEqual(['sites-differ']);
    expect(await codes({ sameAcrossSites: differ })).toEqual(['sites-differ']);
    expect(await codes({ ...leaveOut('S1'), sameAcrossSites: differ })).toEqual([]);
  });
  test('a site is left out with a reason, and only an own site', async () => {
    const exclusions = [{ code: 'S1', reason: ' ' }];
    const { body } = await admin.post(`${path}/preview`, { level: 'met', exclusions }).expect(400);
    expect(body.errors).toEqual([{ field: 'exclusions.0.reason', message: 'Say why this site is left out' }]);
    const stranger = await admin.post(path, {
      level: 'met',
      requestId: randomUUID(),
      profileConfirmed: true,
      profileVersion: (await admin.get('/organisations/HQ/profile')).body.version,
      ...leaveOut('X1'),
    });
    expect([stranger.status, stranger.body.code]).toEqual([409, 'not-your-site']);
  });
});

describe('publishing with three sites unticked', () => {
  beforeAll(async () => {
    publication = await publish(admin, 'HQ', 'met', leaveOut('S1', 'S2', 'S3'));
  });

  test('covers the others, in one event', async () => {
    expect(publication).toMatchObject({ sitesCovered: 7, sitesLeftOut: 3 });
    const [told, ...more] = await eventsOf(service, published, 'HQ');
    expect(more).toEqual([]);
    expect(told?.covered.filter(({ via }) => via === 'head-office')).toHaveLength(7);
  });
  test('the public sees it for each covered site, and a better status of its own stays', async () => {
    const states = await Promise.all(sites.map((code) => publicStatus(service, code)));
    expect(states.filter(({ level, through }) => level === 'met' && through === 'HQ')).toHaveLength(6);
    expect(states.filter(({ state }) => state === 'not-published')).toHaveLength(3);
    expect(states[9]).toEqual({ state: 'published', level: 'exceeded', through: null });
  });
  test('it is kept who was left out and why', async () => {
    expect((await detail()).exclusions).toContainEqual({
      code: 'S1',
      name: 'SITE S1',
      reason: 'It has its own IT',
    });
  });
  test('leaving out a site that is still covered by it is warned of', async () => {
    expect(await preview(leaveOut('S0', 'S1'))).toMatchObject({ stillCovered: ['S0'] });
  });
});

describe('adding sites later', () => {
  test('dates the addition and keeps level and expiry', async () => {
    const added = publicationDetail.parse((await add('S1').expect(200)).body);
    expect(added).toMatchObject({ sitesCovered: 8, sitesLeftOut: 2, expiresAt: publication.expiresAt });
    expect(added.coverage.find(({ code }) => code === 'S1')).toMatchObject({
      via: 'head-office',
      addedBy: 'Test administrator',
    });
    expect(await eventsOf(service, coverageAdded, 'HQ')).toMatchObject([
      { publicationId: publication.id, level: 'met', covered: [{ code: 'S1', via: 'head-office' }] },
    ]);
    expect(await publicStatus(service, 'S1')).toEqual({ state: 'published', level: 'met', through: 'HQ' });
  });
  test('at the same moment adds a site once', async () => {
    const answers = await Promise.all([add('S2'), add('S2')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
  test.each([
    ['already-covered', ['S0', 'S3']],
    ['not-your-site', ['X1', 'S3']],
  ])('%s names which, and adds none', async (code, codes) => {
    const { body } = await add(...codes).expect(409);
    expect(body).toMatchObject({ code, sites: [codes[0]] });
    expect((await detail()).coverage.map((site) => site.code)).not.toContain('S3');
  });
  test('is over when the publication is out of date', async () => {
    service.clock.set(new Date(Date.parse(publication.expiresAt) + 1000));
    const late = await as(service, 'administrator', 'HQ');
    const { body } = await late.post(`${path}/${publication.id}/sites`, { sites: ['S3'] }).expect(409);
    expect(body).toMatchObject({ code: 'publication-expired' });
    service.clock.set(new Date());
  });
  test('needs at least one', async () => {
    expect((await add().expect(400)).body.errors).toMatchObject([{ field: 'sites' }]);
  });
  test('sent twice under one id are added once, and answered as the first time', async () => {
    const body = { sites: ['S3'], requestId: randomUUID() };
    const twice = await Promise.all([1, 2].map(() => admin.post(`${path}/${publication.id}/sites`, body)));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const covered = (await detail()).coverage.filter(({ code }) => code === 'S3');
    expect(covered).toHaveLength(1);
    const other = { ...body, sites: ['S2'] };
    const refused = await admin.post(`${path}/${publication.id}/sites`, other).expect(409);
    expect(refused.body.code).toBe('sent-with-other-contents');
  });
});

describe('sites that join after publishing', () => {
  const joined = async (id = publication.id) => {
    const { body } = await admin.get(`${path}/${id}/joined-sites`).expect(200);
    return (body as Output<typeof listJoinedSites>).items;
  };

  test('are none while all are covered, or left out with a reason', async () => {
    expect(await joined()).toEqual([]);
    expect(await joined((await publish(admin, 'HQ', 'met', leaveOut('S1'))).id)).toEqual([]);
  });
  test('are told until they are added, and those that have gone again are not', async () => {
    const under = (parent: string, ...codes: string[]) => codes.map((code) => ({ code, parent }));
    await importSites(service, under('HQ', 'J1', 'J2', ...sites));
    expect(await joined()).toEqual([
      { code: 'J1', name: 'SITE J1' },
      { code: 'J2', name: 'SITE J2' },
    ]);
    await add('J1').expect(200);
    await importSites(service, [...under('HX', 'J2'), ...under('HQ', 'J1', ...sites)]);
    expect(await joined()).toEqual([]);
  });
  test('are none of an organisation that published for itself alone', async () => {
    const site = await as(service, 'administrator', 'S9');
    const { body } = await site.get('/organisations/S9/publications').expect(200);
    const [own] = (body as Output<typeof listPublications>).items;
    await site.get(`/organisations/S9/publications/${own!.id}/joined-sites`).expect(200, { items: [] });
    await admin.get(`${path}/${own!.id}/joined-sites`).expect(404);
  });
});
