import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { admitted, everyone } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { startOrganisations } from './support/service.js';

/** What becomes of a certificate is tried in assessment's tests, where there are some. */
let service: TestService;
beforeAll(async () => {
  service = await startOrganisations({}, { otherServices: ['assessment'] });
});
afterAll(() => service?.close());

const verify = (code: string) => service.http.get(`/certificates/${encodeURIComponent(code)}`);

test('who may: GET /certificates/:code', async () => {
  expect(await admitted(service, 'V1', () => verify('7K3M-Q9RT-V2XB'))).toEqual(everyone);
});
test('a code that was never given out is not found', async () => {
  expect((await verify('7K3M-Q9RT-V2XB').expect(404)).body).toMatchObject({ code: 'not-found' });
});
test.each(['7K3M-Q9RT', '7K3M-Q9RT-V2XBB', '7U3M-Q9RT-V2XB', '-'])('%s is no code', async (code) => {
  expect((await verify(code).expect(400)).body).toMatchObject({ code: 'invalid-input' });
});
