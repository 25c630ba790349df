import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Output } from '@dspt/contracts/define';
import {
  findOrganisations,
  type listSideBySide,
  type OrganisationWithStatus,
} from '@dspt/contracts/organisations/organisations';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { admitted, everyone } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { locationsFile, odsFile, successionsFile } from './support/ods.js';
import { askRaw, imported, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
  await imported(
    service,
    'ecarehomehq.csv',
    odsFile([
      { code: 'AAAC', name: 'HEAD OFFICE OF WEY HOUSE NURSING HOME' },
      { code: 'AAAD', name: 'HEAD OFFICE OF LONE OAK', postcode: 'LS1 4DY' },
    ]),
  );
  await imported(
    service,
    'ecarehomesite.csv',
    odsFile([
      { code: 'VM321', name: 'WEY HOUSE NURSING HOME', parent: 'AAAC', telephone: '01823 337391' },
      { code: 'VM322', name: "ST MARY'S & ST JOHN'S HOUSE", parent: 'AAAC', postcode: 'LS10 1AA' },
      { code: 'VM323', name: 'THE OLD WEY HOUSE', parent: 'AAAC', closed: '20200101' },
      { code: 'VM324', name: 'LONE OAK', parent: 'AAAD', postcode: 'LS1 4DY' },
      { code: 'VM325', name: 'HOUSE BY THE WEY', opened: '20991231', postcode: 'EC1A 1BB' },
    ]),
  );
  await imported(
    service,
    'edispensary.csv',
    odsFile([{ code: 'FA002', name: 'ROWLANDS', postcode: 'SK7 5LD', parent: 'P79D', country: '' }]),
  );
  await imported(service, 'etr.csv', odsFile([{ code: 'RA2', name: 'A TRUST', postcode: 'GU2 7XX' }]));
  await imported(
    service,
    'cqc-locations.csv',
    locationsFile([['VM321', '1-119125834', 'Somerset', 'South West']]),
  );
  await imported(service, 'ecarehomesucc.csv', successionsFile([['VM323', 'VM321', 'C', '20200101', 'Y']]));
});
afterAll(() => service?.close());

const search = async (q: string, more: Record<string, unknown> = {}) => {
  const { body } = await service.http.get('/organisations').query({ q, ...more });
  return body as { items: OrganisationWithStatus[]; total: number };
};
const codesFor = async (q: string, more?: Record<string, unknown>): Promise<string[]> =>
  (await search(q, more)).items.map(({ code }) => code);
const get = async (code: string): Promise<OrganisationWithStatus> =>
  (await service.http.get(`/organisations/${code}`)).body as OrganisationWithStatus;

describe('finding a code', () => {
  test.each([
    ['TA4 1BT', ['AAAC', 'VM321', 'VM323'], 'a postcode: the head office first, the closed one last'],
    [' ta41bt ', ['AAAC', 'VM321', 'VM323'], 'a postcode however it is typed'],
    ['LS1', ['AAAD', 'VM324'], 'half a postcode, which is not half of LS10'],
    ['ls10', ['VM322'], 'the other half postcode'],
    ['vm321', ['VM321'], 'an ODS code'],
    ['1-119125834', ['VM321'], 'a CQC location id'],
    ['lone oak', ['VM324', 'AAAD'], 'a name: exactly that name first'],
    ['house wey', ['VM325', 'AAAC', 'VM321', 'VM323'].toSorted(), 'words in any order'],
    ['st marys and st johns', ['VM322'], 'a name without its punctuation'],
    ['lone oka', ['VM324', 'AAAD'], 'a mistyped name'],
    ['rowl', ['FA002'], 'the beginning of a name'],
    ['v m.32I', ['VM321'], 'a code with blanks, full stops and a letter for a digit'],
    ['vm32', ['VM324', 'VM322', 'VM321', 'VM325', 'VM323'], 'the beginning of a code, by name'],
    ['1119125834', ['VM321'], 'a CQC location id without its hyphen'],
    ['I-1I9125834', ['VM321'], 'a CQC location id with letters for digits'],
    ['Saint Mary and Saint John', ['VM322'], 'Saint for St, and words in another number'],
    ['lone oaks', ['VM324', 'AAAD'], 'a plural'],
    ['lone oak residential care home', ['VM324', 'AAAD'], 'everyday words that the name lacks'],
    ['old taunton', ['VM323'], 'a town'],
    ['TA4 IBT', ['AAAC', 'VM321', 'VM323'], 'a postcode with a letter for a digit'],
    ['LS1 4DX', ['AAAD', 'VM324'], 'a postcode that is nearly right'],
    ['%', [], 'a sign that means something to the database'],
    ['P79D', ['P79D'], 'a code that is only known because a site names it'],
    ['not in the data', [], "words that are nobody's name"],
  ])('%j finds %j: %s', async (q, codes) => {
    const found = await codesFor(q);
    expect(q === 'house wey' ? found.toSorted() : found).toEqual(codes);
  });

  test('closed ones, and those not open yet, come after open ones', async () => {
    const { items } = await search('wey');
    expect(items.map(({ open }) => open)).toEqual([true, true, false, false]);
  });
  test('those that may not register can be left out', async () => {
    expect(await codesFor('wey', { mayRegister: true })).toEqual(['VM321', 'AAAC']);
    expect(await codesFor('RA2', { mayRegister: true })).toEqual([]);
    expect(await codesFor('P79D', { mayRegister: 'true' })).toEqual([]);
  });
  test('a page has its part and the number of all', async () => {
    const { items, total } = await search('TA4 1BT', { page: 2, perPage: 2 });
    expect({ codes: items.map(({ code }) => code), total }).toEqual({ codes: ['VM323'], total: 3 });
    expect(await search('TA4 1BT', { page: 9 })).toEqual({ items: [], total: 3 });
  });
  test('nothing typed is refused with what to do', async () => {
    const response = await service.http.get('/organisations').query({ q: ' ' });
    expect(response.status).toBe(400);
    expect(response.body.errors[0]).toEqual({
      field: 'q',
      message: 'Enter a postcode, name, ODS code or CQC location ID',
    });
  });
});

describe('an organisation', () => {
  test('has its facts', async () => {
    expect(await get('vm321')).toEqual({
      code: 'VM321',
      name: 'WEY HOUSE NURSING HOME',
      type: 'care-home-site',
      isHeadOffice: false,
      address: { lines: ['1 HIGH STREET', 'TAUNTON'], postcode: 'TA4 1BT' },
      telephone: '01823 337391',
      open: true,
      openedOn: '2011-03-23',
      closedOn: null,
      mayRegister: true,
      registered: false,
      headOffice: { code: 'AAAC', name: 'HEAD OFFICE OF WEY HOUSE NURSING HOME', registered: false },
      siteCount: 0,
      headOfficeFunction: false,
      twin: null,
      successor: null,
      localAuthority: 'Somerset',
      region: 'South West',
      cqcLocationId: '1-119125834',
      status: {
        state: 'not-published',
        level: null,
        edition: null,
        publishedOn: null,
        expiresOn: null,
        through: null,
        formerHeadOffice: false,
      },
    });
  });
  test('that is a head office counts its open sites', async () => {
    expect(await get('AAAC')).toMatchObject({ isHeadOffice: true, siteCount: 2, twin: null });
  });
  test('with one location has a twin under the other code', async () => {
    expect((await get('AAAD')).twin).toEqual({ code: 'VM324', name: 'LONE OAK' });
    expect((await get('VM324')).twin).toEqual({ code: 'AAAD', name: 'HEAD OFFICE OF LONE OAK' });
  });
  test('that is closed says since when and by whom it was succeeded', async () => {
    expect(await get('VM323')).toMatchObject({
      open: false,
      closedOn: '2020-01-01',
      mayRegister: false,
      successor: { code: 'VM321', name: 'WEY HOUSE NURSING HOME' },
    });
  });
  test('opens and closes with the day', async () => {
    service.clock.set(new Date('2100-01-01T12:00:00Z'));
    expect((await get('VM325')).open).toBe(true);
    service.clock.set(new Date('2019-12-31T12:00:00Z'));
    expect((await get('VM323')).open).toBe(true);
    expect((await get('AAAC')).siteCount).toBe(3);
    service.clock.set(new Date());
  });
  test('that is only named has its code for a name and may not register', async () => {
    expect(await get('P79D')).toMatchObject({
      name: 'Organisation P79D (not in the data yet)',
      type: 'pharmacy-head-office',
      mayRegister: false,
      siteCount: 1,
    });
  });
  test('that nobody knows is not found', async () => {
    const response = await service.http.get('/organisations/NONE');
    expect(response.status).toBe(404);
    expect(response.body).toMatchObject({ code: 'not-found', title: 'There is no such organisation' });
  });
});

test('answers: organisations.organisations.find', async () => {
  const asked = { codes: ['VM321', 'NONE', ' aaac', 'VM321'] };
  const { organisations } = await service.app.get(Requests).ask(findOrganisations, asked);
  expect(organisations.map(({ code, siteCount }) => [code, siteCount])).toEqual([
    ['VM321', 0],
    ['AAAC', 2],
  ]);
});
test('refuses bad input: organisations.organisations.find', async () => {
  const reply = await askRaw(service, findOrganisations.subject, { codes: 'VM321' });
  expect(reply).toMatchObject({ code: 'invalid-input', errors: [{ field: 'codes' }] });
});

test('who may: GET /organisations', async () => {
  expect(await admitted(service, 'VM321', () => service.http.get('/organisations?q=wey'))).toEqual(everyone);
});
test('who may: GET /organisations/:code', async () => {
  expect(await admitted(service, 'VM321', () => service.http.get('/organisations/AAAC'))).toEqual(everyone);
});

describe('organisations side by side', () => {
  const compare = (codes: string) => service.http.get('/side-by-side').query({ codes });
  test('come in the order of their codes in the address, each once, without those nobody knows', async () => {
    const { body } = await compare('vm321, NOSUCH,AAAC,VM321');
    expect((body as Output<typeof listSideBySide>).items.map(({ code }) => code)).toEqual(['VM321', 'AAAC']);
    const one = await service.http.get('/organisations/AAAC');
    expect((body as Output<typeof listSideBySide>).items[1]).toEqual(one.body);
  });
  test.each(['', ' , ', Array.from({ length: 21 }, (_, index) => `X${index}`).join(','), 'A'.repeat(33)])(
    'are refused for %j',
    async (codes) => expect((await compare(codes)).status).toBe(400),
  );
  test('come as CSV', async () => {
    const { text, headers } = await service.http.get('/side-by-side.csv').query({ codes: 'AAAC,VM321' });
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text.split('\r\n').map((row) => row.split(',')[0])).toEqual(['ODS code', 'AAAC', 'VM321', '']);
  });
  const mayGet = (path: string) =>
    admitted(service, 'VM321', () => service.http.get(path).query({ codes: 'AAAC' }));
  test('who may: GET /side-by-side', async () => {
    expect(await mayGet('/side-by-side')).toEqual(everyone);
  });
  test('who may: GET /side-by-side.csv', async () => {
    expect(await mayGet('/side-by-side.csv')).toEqual(everyone);
  });
});

test.each([
  `/organisations/${'A'.repeat(5000)}`,
  '/organisations/A%00B%00',
  '/organisations/%00',
  '/organisations/%ED%A0%80',
  `/organisations?q=${'a'.repeat(5000)}`,
  '/organisations?q=%00',
  '/organisations?q=a&q=b',
  `/register?type=${'a'.repeat(5000)}`,
  '/register?localAuthority=a&localAuthority=b',
  `/register.csv?region=${'%00'.repeat(500)}a`,
  '/register.csv?status=%00',
])('what cannot be a code or a filter is answered at once, never by a fault: %s', async (path) => {
  const { status } = await service.http.get(path);
  expect([200, 400, 404, 414]).toContain(status);
});
