import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { published } from '@dspt/contracts/assessment/publications';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import {
  listSitesRequest,
  nameSitesRequest,
  type Site,
  type SiteChange,
} from '@dspt/contracts/organisations/sites';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { admitted, bearerOf } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { parse } from 'csv-parse/sync';
import { answersToOthers } from './support/access.js';
import { locationsFile, odsFile } from './support/ods.js';
import { askRaw, imported, publicationOf, startOrganisations, tell } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
  service.clock.set(new Date('2026-05-03T12:00:00Z'));
  const sites = [
    { code: 'V1', name: 'ELMS', parent: 'A1', postcode: 'LS1 4DY' },
    { code: 'V2', name: 'BEECHES', parent: 'A1', joined: '20240229' },
    { code: 'V3', name: 'CLOSED', parent: 'A1', closed: '20200101' },
    { code: 'V4', name: 'LEFT', parent: 'A1', left: '20200101' },
    { code: 'V5', name: 'NOT YET', parent: 'A1', joined: '20270101' },
    { code: 'V6', name: '@ALONE', parent: 'A2' },
  ];
  await imported(service, 'ecarehomesite.csv', odsFile(sites));
  await imported(
    service,
    'ecarehomehq.csv',
    odsFile([
      { code: 'A1', name: 'ROSE GROUP' },
      { code: 'A2', name: 'THORN' },
    ]),
  );
  await imported(service, 'cqc-locations.csv', locationsFile([['V1', '1-1', 'Leeds', 'Yorkshire']]));
  await tell(service, membershipsChanged, { code: 'V1', administrators: 1, people: 1, version: 1 });
  const publication = publicationOf(service, 'A1');
  await tell(service, published, {
    ...publication,
    publishedBy: randomUUID(),
    covered: [{ code: 'V1', via: 'head-office' }],
  });
});
afterAll(() => service?.close());

const asked = (code: string) => service.app.get(Requests).ask(listSitesRequest, { code });
const listed = async (query: object = {}) => {
  const response = await service.http
    .get('/organisations/A1/sites')
    .query(query)
    .set('authorization', await bearerOf(service, 'auditor', 'A1'));
  return response.body as { sites: Site[] };
};

test('answers: organisations.sites.list', async () => {
  expect(await asked('A1')).toEqual({
    code: 'A1',
    name: 'ROSE GROUP',
    headOfficeFunction: false,
    twin: null,
    sites: [
      {
        code: 'V2',
        name: 'BEECHES',
        town: 'TAUNTON',
        postcode: 'TA4 1BT',
        localAuthority: null,
        joinedOn: '2024-02-29',
        under: null,
        registered: false,
        status: expect.objectContaining({ state: 'not-published' }),
      },
      {
        code: 'V1',
        name: 'ELMS',
        town: 'TAUNTON',
        postcode: 'LS1 4DY',
        localAuthority: 'Leeds',
        joinedOn: '2011-03-23',
        under: null,
        registered: true,
        status: {
          state: 'published',
          level: 'met',
          edition: '2026-27',
          publishedOn: '2026-05-03',
          expiresOn: '2027-05-03',
          through: { code: 'A1', name: 'ROSE GROUP' },
          formerHeadOffice: false,
        },
      },
    ],
  });
});
test('answers: organisations.sites.name', async () => {
  const { sites, ...headOffice } = await asked('A1');
  expect(await service.app.get(Requests).ask(nameSitesRequest, { code: 'A1' })).toEqual({
    ...headOffice,
    sites: sites.map(({ code, name }) => ({ code, name })),
  });
});
test('refuses bad input: organisations.sites.name', async () => {
  expect(await askRaw(service, nameSitesRequest.subject, { code: '' })).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'code', message: 'Enter an ODS code' }],
  });
});
test('refuses bad input: organisations.sites.list', async () => {
  expect(await askRaw(service, listSitesRequest.subject, { code: '' })).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'code', message: 'Enter an ODS code' }],
  });
  await expect(asked('NONE')).rejects.toMatchObject({ code: 'not-found' });
});
test('a head office with one site has it for a twin, and the other way round', async () => {
  expect(await asked('A2')).toMatchObject({ twin: 'V6', sites: [{ code: 'V6' }] });
  expect(await asked('V6')).toMatchObject({ twin: 'A2', sites: [] });
});

describe('the list of sites', () => {
  test.each([
    [{}, ['V2', 'V1']],
    [{ q: 'elm' }, ['V1']],
    [{ q: 'v2' }, ['V2']],
    [{ q: 'ls1' }, ['V1']],
    [{ q: '%' }, []],
  ])('%j finds %j', async (query, codes) => {
    expect((await listed(query)).sites.map(({ code }) => code)).toEqual(codes);
  });
  test('is downloaded as CSV, in which no cell is a formula', async () => {
    const response = await service.http
      .get('/organisations/A2/sites.csv')
      .set('authorization', await bearerOf(service, 'member', 'A2'));
    expect(response.headers['content-disposition']).toBe('attachment; filename="sites-of-A2.csv"');
    expect(parse(response.text, { columns: true })).toMatchObject([
      {
        'ODS code': 'V6',
        Name: "'@ALONE",
        Town: 'TAUNTON',
        'Joined on': '2011-03-23',
        Registered: 'No',
        Status: 'Not published',
      },
    ]);
  });
});

describe('what happened to the list of sites', () => {
  const changes = async (query: object = {}) => {
    const request = service.http.get('/organisations/A1/sites/changes').query(query);
    const { body } = await request.set('authorization', await bearerOf(service, 'auditor', 'A1'));
    return body as { items: SiteChange[]; total: number };
  };
  const told = ({ items }: { items: SiteChange[] }) =>
    items.map(({ code, change, on }) => [code, change, on]);

  test('is told newest first, until today, on pages', async () => {
    const all = await changes();
    expect(told(all)).toEqual([
      ['V2', 'joined', '2024-02-29'],
      ['V3', 'closed', '2020-01-01'],
      ['V4', 'left', '2020-01-01'],
      ['V3', 'joined', '2011-03-23'],
      ['V1', 'joined', '2011-03-23'],
      ['V4', 'joined', '2011-03-23'],
    ]);
    expect(told(await changes({ page: 2, perPage: 4 }))).toEqual(told(all).slice(4));
    expect(all.total).toBe(6);
  });
  test.each([{ page: '0' }, { perPage: '101' }])('refuses %j', async (query) => {
    expect(await changes(query)).toMatchObject({ code: 'invalid-input' });
  });
});

const people = ['auditor', 'member', 'administrator'];
test('who may: GET /organisations/:code/sites', async () => {
  expect(await admitted(service, 'A1', () => service.http.get('/organisations/A1/sites'))).toEqual(people);
});
test('whose: GET /organisations/:code/sites', async () => {
  const { other, none } = await answersToOthers(
    service,
    (code) => service.http.get(`/organisations/${code}/sites`),
    'A1',
  );
  expect(other).toEqual(none);
  expect(other.status).toBe(404);
});
test('who may: GET /organisations/:code/coverage', async () => {
  const ask = (code: string) => service.http.get(`/organisations/${code}/coverage`);
  expect(await admitted(service, 'V1', ask)).toEqual(people);
  const { body } = await ask('V1').set('authorization', await bearerOf(service, 'auditor', 'V1'));
  expect(body.items).toMatchObject([
    { through: { code: 'A1', name: 'ROSE GROUP' }, via: 'head-office', current: true, decides: true },
  ]);
});
test('whose: GET /organisations/:code/coverage', async () => {
  const ask = (code: string) => service.http.get(`/organisations/${code}/coverage`);
  const { other, none } = await answersToOthers(service, ask, 'V1');
  expect(other).toEqual(none);
  expect(other.status).toBe(404);
});
test('who may: GET /organisations/:code/sites.csv', async () => {
  expect(await admitted(service, 'A1', () => service.http.get('/organisations/A1/sites.csv'))).toEqual(
    people,
  );
});
test('whose: GET /organisations/:code/sites.csv', async () => {
  const { other, none } = await answersToOthers(
    service,
    (code) => service.http.get(`/organisations/${code}/sites.csv`),
    'A1',
  );
  expect(other).toEqual(none);
  expect(other.status).toBe(404);
});
test('who may: GET /organisations/:code/sites/changes', async () => {
  const ask = () => service.http.get('/organisations/A1/sites/changes');
  expect(await admitted(service, 'A1', ask)).toEqual(people);
});
test('whose: GET /organisations/:code/sites/changes', async () => {
  const ask = (code: string) => service.http.get(`/organisations/${code}/sites/changes`);
  const { other, none } = await answersToOthers(service, ask, 'A1');
  expect(other).toEqual(none);
  expect(other.status).toBe(404);
});
