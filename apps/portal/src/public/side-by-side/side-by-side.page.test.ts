import { describe, expect, test } from '@jest/globals';
import { organisation } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { organisationPage, searchPage } from '../organisations/organisations.page.js';
import { canAdd, listLink, listOf } from './list.js';
import { sideBySidePage } from './side-by-side.page.js';

const full = Array.from({ length: 20 }, (_, index) => `X${index}`);
const [rose, other] = [organisation({}), organisation({ code: 'VR009', name: 'IVY HOUSE' })];

describe('the list to compare', () => {
  test.each([
    ['aaa1, vr001;AAA1', ['AAA1', 'VR001']],
    ['', []],
    [undefined, []],
    [['A', 'B'], []],
    [`${'A'.repeat(33)},B`, ['B']],
    [[...full, 'Y'].join(','), full],
  ])('is read of %j', (text, codes) => expect(listOf(text)).toEqual(codes));
  test('takes each organisation once, and 20', () => {
    expect([canAdd(['A'], 'B'), canAdd(['A'], 'A'), canAdd(full, 'B')]).toEqual([true, false, false]);
  });
  test('says how many are in it', () => {
    expect(listLink([])).toBeUndefined();
    expect(listLink(['A'])).toEqual({
      count: '1 organisation is in your compare list.',
      text: 'See your compare list',
      href: '/compare?codes=A',
    });
    expect(listLink(['A', 'B'])?.count).toBe('2 organisations are in your compare list.');
  });
});

describe('organisations side by side', () => {
  const { model } = sideBySidePage(new Form(), {
    codes: [rose.code, 'NOPE', other.code],
    items: [rose, other],
  });
  test('are shown with their status, each with the way to take it off', () => {
    expect(model.rows.map(({ code, without }) => [code, without])).toEqual([
      ['VR001', '/compare?codes=NOPE%2CVR009'],
      ['VR009', '/compare?codes=VR001%2CNOPE'],
    ]);
    expect(model.rows[0]?.status.tag.text).toBe('Not published');
  });
  test('that nobody knows are named', () => {
    expect(model.unknown).toEqual([{ code: 'NOPE', without: '/compare?codes=VR001%2CVR009' }]);
  });
  test('of a longer list say that they are the first 20', () => {
    const cut = sideBySidePage(new Form(), { codes: full, items: [rose], isCut: true });
    expect([model.notice, cut.model.notice]).toEqual([
      undefined,
      'You can compare 20 organisations at a time. These are the first 20 of your list.',
    ]);
  });
  test('go along to the search and to each organisation, and come back', () => {
    const search = searchPage(Form.of({ q: 'rose', codes: ['VR001'] }), { items: [rose, other], total: 2 });
    expect(search.model.results?.map(({ inList, add }) => [inList, add])).toEqual([
      [true, undefined],
      [false, '/organisations?q=rose&page=1&codes=VR001%2CVR009#VR009'],
    ]);
    const { links } = organisationPage(other, new Date(), ['VR001']).model;
    expect(links.map(({ href }) => href)).toContain('/compare?codes=VR001%2CVR009');
  });
});
