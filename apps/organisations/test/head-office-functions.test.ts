import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { admitted, bearerOf } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { answersToOthers } from './support/access.js';
import { odsFile } from './support/ods.js';
import { imported, startOrganisations } from './support/service.js';

const sameAcrossSites = { training: true, policies: true, security: false, it: true };
const on = { enabled: true, sameAcrossSites };

async function started(config: { HEAD_OFFICE_SELF_SERVICE: boolean }): Promise<TestService> {
  const service = await startOrganisations(config);
  await imported(service, 'ecarehomehq.csv', odsFile([{ code: 'A1' }, { code: 'A2' }]));
  await imported(
    service,
    'ecarehomesite.csv',
    odsFile([
      { code: 'V1', parent: 'A1' },
      { code: 'V2', parent: 'A2', closed: '20200101' },
    ]),
  );
  return service;
}

describe('where self-service is allowed', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await started({ HEAD_OFFICE_SELF_SERVICE: true });
  });
  afterAll(() => service?.close());

  const put = async (code: string, body: object) =>
    service.http
      .put(`/organisations/${code}/head-office-function`)
      .set('authorization', await bearerOf(service, 'administrator', code))
      .send(body);
  const isOn = async (code: string): Promise<boolean> =>
    ((await service.http.get(`/organisations/${code}`)).body as { headOfficeFunction: boolean })
      .headOfficeFunction;

  test('the function is off until an administrator switches it on, and can be switched off again', async () => {
    expect(await isOn('A1')).toBe(false);
    expect((await put('A1', on)).body).toEqual({ code: 'A1', headOfficeFunction: true });
    expect((await put('A1', on)).status).toBe(200);
    expect(await isOn('A1')).toBe(true);
    expect((await put('A1', { enabled: false })).body).toEqual({ code: 'A1', headOfficeFunction: false });
    expect(await isOn('A1')).toBe(false);
  });
  test('it needs an open site', async () => {
    const { status, body } = await put('A2', on);
    expect([status, body.code]).toEqual([409, 'no-open-sites']);
    expect(await isOn('A2')).toBe(false);
  });
  test('it needs an answer to each of the four questions', async () => {
    const { body } = await put('A1', {
      enabled: true,
      sameAcrossSites: { ...sameAcrossSites, it: undefined },
    });
    expect(body.errors).toEqual([
      { field: 'sameAcrossSites.it', message: 'Select yes if IT is the same in all sites' },
    ]);
  });
  test('who may: PUT /organisations/:code/head-office-function', async () => {
    const ask = () => service.http.put('/organisations/A1/head-office-function').send(on);
    expect(await admitted(service, 'A1', ask)).toEqual(['administrator']);
  });
  test('whose: PUT /organisations/:code/head-office-function', async () => {
    const ask = (code: string) =>
      service.http.put(`/organisations/${code}/head-office-function`).send({ enabled: false });
    const { other, none } = await answersToOthers(service, ask, 'A1');
    expect(other).toEqual(none);
    expect(other.status).toBe(404);
    expect(await isOn('A1')).toBe(true);
  });
});

test('where self-service is not allowed, the helpdesk is named', async () => {
  const service = await started({ HEAD_OFFICE_SELF_SERVICE: false });
  try {
    const { status, body } = await service.http
      .put('/organisations/A1/head-office-function')
      .set('authorization', await bearerOf(service, 'administrator', 'A1'))
      .send(on);
    expect([status, body.code]).toEqual([409, 'head-office-self-service-off']);
    expect(body.detail).toContain('Contact the helpdesk');
  } finally {
    await service.close();
  }
});
