import { expect, test } from '@jest/globals';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { organisation as sample, unpublished } from '../../../test/samples.js';
import { confirmOrganisationPage } from './registration.page.js';

const organisation = (status: Partial<OrganisationWithStatus['status']>) =>
  sample({ status: { ...unpublished, ...status } });
const published = {
  state: 'published',
  level: 'met',
  edition: '2026-27',
  publishedOn: '2026-05-03',
  expiresOn: '2027-05-03',
} as const;
const through = { code: 'A1', name: 'ROSE GROUP' };

test('whoever is covered by somebody else is told first that there is nothing to do', () => {
  const { covered } = confirmOrganisationPage(organisation({ ...published, through })).model;
  expect(covered).toMatchObject({
    heading: 'You are covered until 2 May 2027: nothing to do',
    text: 'ROSE GROUP (A1) published Standards Met on 3 May 2026, and it counts for this organisation, too.',
  });
});

test.each([
  ['nothing is published', {}],
  ['it has published itself', published],
  ['what covered it has run out', { ...published, through, state: 'out-of-date' as const }],
])('nobody is told so when %s', (_, status) => {
  expect(confirmOrganisationPage(organisation(status)).model.covered).toBeUndefined();
});

test('whoever is covered by a former head office is told to publish by then', () => {
  const { covered, advice } = confirmOrganisationPage(
    organisation({ ...published, through, formerHeadOffice: true }),
  ).model;
  expect(covered).toBeUndefined();
  expect(advice).toEqual([
    'It is still covered: through ROSE GROUP (former head office), published 3 May 2026 (2026-27), counts until 2 May 2027. Nobody will publish for it again: publish your own assessment by then.',
  ]);
});
