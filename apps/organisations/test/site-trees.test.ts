import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { published } from '@dspt/contracts/assessment/publications';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import {
  listSitesRequest,
  nameSitesRequest,
  sitesJoined,
  type Depth,
  type Site,
} from '@dspt/contracts/organisations/sites';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { bearerOf } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { parse } from 'csv-parse/sync';
import { odsFile, type OdsLine } from './support/ods.js';
import { emptied, heard, imported, publicationOf, startOrganisations, tell } from './support/service.js';

/** A group with a site of its own and two head offices, of which one operates another. */
const tree = {
  HOA: 'GRP',
  HOB: 'GRP',
  SG1: 'GRP',
  SA1: 'HOA',
  SA2: 'HOA',
  SB1: 'HOB',
  HOC: 'HOB',
  SC1: 'HOC',
  SC2: 'HOC',
};
const all = [
  'HOA',
  'HOB',
  'HOC < HOB',
  'SA1 < HOA',
  'SA2 < HOA',
  'SB1 < HOB',
  'SC1 < HOC',
  'SC2 < HOC',
  'SG1',
];

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

const odsSays = (parents: Record<string, string>, more: Record<string, Partial<OdsLine>> = {}) =>
  imported(
    service,
    'ecarehomesite.csv',
    odsFile(
      Object.entries(parents).map(([code, parent]) => ({
        code,
        name: `HOUSE ${code}`,
        parent,
        ...more[code],
      })),
    ),
    { force: true },
  );
beforeEach(async () => {
  await emptied(service);
  const offices = ['GRP', 'HOX'].map((code) => ({ code, name: `OFFICE ${code}` }));
  await imported(service, 'ecarehomehq.csv', odsFile(offices));
  await odsSays(tree);
});

const sitesOf = (code: string, depth?: Depth) =>
  service.app.get(Requests).ask(listSitesRequest, { code, depth });
const below = async (code: string, depth: Depth = 'all'): Promise<string[]> =>
  (await sitesOf(code, depth)).sites.map((site) =>
    site.under ? `${site.code} < ${site.under.code}` : site.code,
  );
/** What ODS says besides, as no file can. */
const linked = (
  site: string,
  headOffice: string,
  { from = '2012-01-01', until = null }: { from?: string; until?: string | null } = {},
) =>
  service.database.query(
    'insert into ods_relationships (site, head_office, joined_on, left_on) values ($1, $2, $3, $4)',
    [site, headOffice, from, until],
  );
/** What ODS says, and nothing that it said before. */
const odsSaysOnly = async (...said: Parameters<typeof odsSays>) => {
  await emptied(service);
  await imported(service, 'ecarehomehq.csv', odsFile([{ code: 'GRP' }]));
  await odsSays(...said);
};

describe('the sites of a group', () => {
  test('are one level deep unless more is asked for', async () => {
    expect((await sitesOf('GRP')).sites.map(({ code }) => code)).toEqual(['HOA', 'HOB', 'SG1']);
    expect(await below('GRP', 'one')).toEqual(['HOA', 'HOB', 'SG1']);
  });
  test('are the whole tree when it is asked for, each with who it is under', async () => {
    expect(await below('GRP')).toEqual(all);
    expect(await below('HOB')).toEqual(['HOC', 'SB1', 'SC1 < HOC', 'SC2 < HOC']);
    expect((await sitesOf('GRP', 'all')).sites[2]).toMatchObject({
      code: 'HOC',
      under: { code: 'HOB', name: 'HOUSE HOB' },
    });
  });
  test('have the same names when only those are asked for', async () => {
    const { sites } = await service.app.get(Requests).ask(nameSitesRequest, { code: 'GRP', depth: 'all' });
    expect(sites.map(({ code }) => code)).toEqual(all.map((line) => line.split(' ')[0]));
  });
  test('end where a loop begins, and nobody is under themselves', async () => {
    await linked('GRP', 'SC1');
    expect(await below('GRP')).toEqual(all);
    const codes = (await sitesOf('SC1', 'all')).sites.map(({ code }) => code);
    expect(codes.toSorted()).toEqual(
      ['GRP', ...Object.keys(tree).filter((code) => code !== 'SC1')].toSorted(),
    );
  });
  test('are there once, when they are reached in several ways', async () => {
    await linked('SC1', 'GRP', { until: '2099-01-01' });
    await linked('SB1', 'HOA', { until: '2099-01-01' });
    expect(await below('GRP')).toEqual([
      'HOA',
      'HOB',
      'HOC < HOB',
      'SA1 < HOA',
      'SA2 < HOA',
      'SB1 < HOA',
      'SC1',
      'SC2 < HOC',
      'SG1',
    ]);
  });
  test('are there also when the head office between has closed', async () => {
    await odsSays(tree, { HOB: { closed: '20200101' } });
    expect(await below('GRP')).toEqual(all.filter((line) => line !== 'HOB'));
  });
  test.each([
    ['has left', { left: '20200101' }],
    ['has not joined yet', { joined: '20990101' }],
  ])('are those of today: not of a head office that %s', async (_, dates) => {
    await odsSaysOnly(tree, { HOB: dates });
    expect(await below('GRP')).toEqual(['HOA', 'SA1 < HOA', 'SA2 < HOA', 'SG1']);
  });
  test('are asked for over HTTP, and downloaded with who they are under', async () => {
    const authorization = await bearerOf(service, 'auditor', 'GRP');
    const ask = (path: string) => service.http.get(path).set('authorization', authorization);
    const codes = async (query: string) =>
      ((await ask(`/organisations/GRP/sites?${query}`)).body as { sites: Site[] }).sites.length;
    expect([await codes(''), await codes('depth=all'), await codes('depth=all&q=sc')]).toEqual([3, 9, 2]);
    expect((await ask('/organisations/GRP/sites?depth=two')).status).toBe(400);
    const rows = async (query: string): Promise<{ 'ODS code': string; Under: string }[]> =>
      parse((await ask(`/organisations/GRP/sites.csv?${query}`)).text, { columns: true });
    expect(await rows('')).toHaveLength(3);
    expect((await rows('depth=all'))[2]).toMatchObject({ 'ODS code': 'HOC', Under: 'HOUSE HOB (HOB)' });
  });
  test('may be ten thousand', async () => {
    await service.database.query(
      `insert into organisations (code, name, search_name, type)
       select code, code, '', 'care-home-site' from (
         select 'M' || head from generate_series(1, 100) head
         union all select 'M' || head || 'S' || site from generate_series(1, 100) head, generate_series(1, 99) site
       ) many (code)`,
    );
    await service.database.query(
      `insert into ods_relationships (site, head_office)
       select 'M' || head, 'HOX' from generate_series(1, 100) head
       union all select 'M' || head || 'S' || site, 'M' || head from generate_series(1, 100) head, generate_series(1, 99) site`,
    );
    await service.database.query('analyze organisations, ods_relationships');
    const named = (depth: Depth) => service.app.get(Requests).ask(nameSitesRequest, { code: 'HOX', depth });
    expect((await named('all')).sites).toHaveLength(10_000);
    expect((await named('one')).sites).toHaveLength(100);
  });
});

describe('the other code of a location', () => {
  const twinOf = async (code: string) => (await sitesOf(code)).twin;
  test('is no head office that has sites, though it be the only one of its group', async () => {
    await odsSaysOnly({ HOA: 'GRP', SA1: 'HOA', SA2: 'HOA' });
    expect([await twinOf('GRP'), await twinOf('HOA')]).toEqual([null, null]);
    await odsSaysOnly({ HOA: 'GRP', SA1: 'HOA' });
    expect([await twinOf('GRP'), await twinOf('HOA'), await twinOf('SA1')]).toEqual([null, 'SA1', 'HOA']);
  });
});

describe('the status of a site far below', () => {
  const statusOf = async (code: string) =>
    ((await service.http.get(`/organisations/${code}`)).body as OrganisationWithStatus).status;
  const covered = async (...codes: string[]) =>
    tell(service, published, {
      ...publicationOf(service, 'GRP'),
      publishedBy: randomUUID(),
      covered: codes.map((code) => ({ code, via: 'head-office' as const })),
    });
  beforeEach(() => covered('SA1', 'SC1', 'NOBODY'));

  test('is through the group that published, in every list', async () => {
    const through = { level: 'met', through: { code: 'GRP' }, formerHeadOffice: false };
    expect(await statusOf('SC1')).toMatchObject(through);
    for (const [code, at] of [
      ['GRP', 6],
      ['HOC', 0],
    ] as const)
      expect((await sitesOf(code, 'all')).sites[at]).toMatchObject({ code: 'SC1', status: through });
  });
  test('says former head office once no way leads up to it any more', async () => {
    await odsSays({ ...tree, HOB: 'HOX' });
    expect(await statusOf('SC1')).toMatchObject({ level: 'met', formerHeadOffice: true });
    expect(await statusOf('SA1')).toMatchObject({ level: 'met', formerHeadOffice: false });
    const authorization = await bearerOf(service, 'auditor', 'SC1');
    const { body } = await service.http
      .get('/organisations/SC1/coverage')
      .set('authorization', authorization);
    expect(body.items).toMatchObject([{ through: { code: 'GRP' }, current: true, formerHeadOffice: true }]);
  });
  test('does not say so while it moves within the group', async () => {
    await odsSays({ ...tree, SA1: 'HOC', SC1: 'GRP' });
    expect(await statusOf('SA1')).toMatchObject({ formerHeadOffice: false });
    expect(await statusOf('SC1')).toMatchObject({ formerHeadOffice: false });
  });
  test('does not say so of who was never under it, nor before a way up has begun', async () => {
    await odsSays({ ...tree, NOBODY: 'HOX' });
    expect(await statusOf('NOBODY')).toMatchObject({ level: 'met', formerHeadOffice: false });
    await linked('HOX', 'GRP', { from: '2099-01-01' });
    expect(await statusOf('NOBODY')).toMatchObject({ formerHeadOffice: false });
  });
  test('ends where a loop begins', async () => {
    await odsSays({ ...tree, HOA: 'HOX' });
    await linked('GRP', 'SC1');
    expect(await statusOf('SA1')).toMatchObject({ formerHeadOffice: true });
    expect(await statusOf('SC1')).toMatchObject({ formerHeadOffice: false });
  });
});

describe('a file of sites', () => {
  test('is told to everybody above who is registered, unless they have published for the site', async () => {
    for (const code of ['GRP', 'HOB'])
      await tell(service, membershipsChanged, { code, administrators: 1, people: 1, version: 1 });
    await tell(service, published, {
      ...publicationOf(service, 'GRP'),
      publishedBy: randomUUID(),
      covered: [{ code: 'SA1', via: 'head-office' }],
    });
    const told = heard(service, sitesJoined);
    await odsSays({ ...tree, SA1: 'HOC', SC3: 'HOC', SX1: 'HOX' });
    const sites = ['SA1', 'SC3'].map((code) => ({ code, name: `HOUSE ${code}` }));
    expect(await told()).toEqual([
      { headOffice: 'GRP', headOfficeName: 'OFFICE GRP', sites: sites.slice(1) },
      { headOffice: 'HOB', headOfficeName: 'HOUSE HOB', sites },
    ]);
  });
  test('that would put somebody under themselves, through the helpdesk, is reported and does no harm', async () => {
    await service.database.query(
      `insert into site_corrections (id, site, head_office, kind, from_day, evidence, made_by, made_at)
       values (gen_random_uuid(), 'SA1', 'SA2', 'added', '2020-01-01', '', '', now())`,
    );
    const { findings } = await odsSays({ ...tree, SA2: 'SA1' });
    const loops = findings.filter(({ reason }) => reason.startsWith('It would operate itself'));
    expect(loops.map(({ code }) => code)).toEqual(['SA2']);
    expect(await below('SA2')).toEqual(['SA1']);
    expect(await below('SA1')).toEqual([]);
  });
});
