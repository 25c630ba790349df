import { describe, expect, test } from '@jest/globals';
import { draft, site, unpublished } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { sameAcrossSitesValues } from '../sites/same-across-sites.js';
import { depthField, depthTold, questionsIn, within } from './depth.js';
import { chooseSitesPage, questionsPage } from './sites.page.js';

const same = { training: true, policies: true, security: true, it: true };
const office = { code: 'HOA', name: 'HEAD OFFICE A' };
const flat = [site('HOA', { name: office.name }), site('S1')];
const deep = [...flat, site('A1', { under: office }), site('A2', { under: office })];
const codes = (found: { code: string }[]) => found.map(({ code }) => code);

describe('for whom a group publishes', () => {
  test('is asked only where there are sites of sites, and nothing is chosen before', () => {
    expect(questionsPage(flat, draft()).model.depth).toBeUndefined();
    const { depth } = questionsPage(deep, draft()).model;
    expect(depth?.items.map(({ text, checked }) => [text, checked])).toEqual([
      ['Only the 2 organisations directly under us', false],
      ['All 4: also the sites of HEAD OFFICE A (2)', false],
    ]);
    const again = questionsPage(deep, draft({ depth: 'all' })).model.depth;
    expect(again?.items.map(({ checked }) => checked)).toEqual([false, true]);
  });
  test('names five who operate sites, and counts the others', () => {
    const many = Array.from({ length: 7 }, (_, index) =>
      site(`S${index}`, { under: { code: `H${index}`, name: `OFFICE ${index}` } }),
    );
    expect(depthField(many, new Form())?.items[1]?.text).toBe(
      'All 7: also the sites of OFFICE 0 (1), OFFICE 1 (1), OFFICE 2 (1), OFFICE 3 (1), OFFICE 4 (1) and 2 more',
    );
  });
  test('must be answered with the four questions, and everything that is missing is said at once', () => {
    const form = Form.of({ ...sameAcrossSitesValues(same), it: null });
    expect(() => questionsIn(form, deep)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          errors: [
            { field: 'depth', message: 'Select for whom you publish' },
            { field: 'it', message: 'Select yes if IT is the same in all sites' },
          ],
        }),
      }),
    );
    const answered = Form.of({ ...sameAcrossSitesValues(same), depth: 'all' });
    expect(questionsIn(answered, deep)).toEqual({ depth: 'all', sameAcrossSites: same });
    expect(questionsIn(answered, flat)).toEqual({ depth: null, sameAcrossSites: same });
  });
});

test('the sites to choose from are as deep as was chosen, and those of one organisation are together', () => {
  expect(codes(within(deep, null))).toEqual(['HOA', 'S1']);
  expect(codes(within(deep, 'one'))).toEqual(['HOA', 'S1']);
  const mixed = [deep[2]!, deep[0]!, deep[3]!, deep[1]!];
  expect(codes(within(mixed, 'all'))).toEqual(['HOA', 'S1', 'A1', 'A2']);
});

test('a site is found by who it is under, and says so', () => {
  const filter = { q: 'office a', show: 'all', page: 1 } as const;
  const { sites, q } = chooseSitesPage(deep, draft({ depth: 'all' }), filter).model;
  expect(sites.items.map(({ value }) => value)).toEqual(['HOA', 'A1', 'A2']);
  expect(sites.items[1]?.hint?.text).toContain('Under HEAD OFFICE A');
  expect(q.hint?.text).toContain('the organisation they are under');
});

describe('before publishing', () => {
  const through = { code: 'GRP', name: 'GROUP' };
  const covered = { ...unpublished, state: 'published', level: 'met', through } as const;

  test('it is said for whom, where there was something to choose', () => {
    expect(depthTold(flat, null, 'GRP')).toBeUndefined();
    expect(depthTold(deep, 'all', 'GRP')?.text).toBe(
      'For whom: the organisations directly under you, and all their sites.',
    );
  });
  test('it is said that an earlier publication still counts for who is further down', () => {
    const before = [...deep, site('A3', { under: office, status: covered })];
    expect(depthTold(before, 'one', 'GRP')?.text).toContain('still counts for 1 site further down');
    expect(depthTold(before, 'all', 'GRP')?.text).not.toContain('still counts');
    expect(depthTold(before, 'one', 'OTHER')?.text).not.toContain('still counts');
  });
});
