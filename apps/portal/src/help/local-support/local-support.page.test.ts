import { expect, test } from '@jest/globals';
import { authorityNamed, supportersIn } from '../../content/local-support.js';
import { Form } from '../../pages/form.js';
import { authoritiesOf, localSupportPage } from './local-support.page.js';

test.each([
  ['kent', 'Kent'],
  [' KENT County Council', 'Kent'],
  ['London Borough of Hackney', 'Hackney'],
  ['barking & dagenham', 'Barking and Dagenham'],
  ['City of London', 'City of London'],
  ['king’s lynn and west norfolk', "King's Lynn and West Norfolk"],
  ['Kentish Town', undefined],
  ['', undefined],
])('“%s” means %s', (typed, authority) => expect(authorityNamed(typed)).toBe(authority));

test('each authority of the list has somebody', () => {
  expect(supportersIn('Suffolk').map(({ name }) => name)).toEqual(['Norfolk and Suffolk Care Support']);
  expect(supportersIn('Leeds')).toEqual([]);
});

test('the authority of most organisations comes first', () => {
  const inside = (...names: (string | null)[]) =>
    authoritiesOf(names.map((localAuthority) => ({ localAuthority })));
  expect(inside('Essex', 'Kent', null, 'Kent')).toEqual(['Kent', 'Essex']);
  expect(inside(null)).toEqual([]);
});

test('says who helps, who helps where nobody local is known, and when the place is not known', () => {
  const shown = (authorities?: string[]) => localSupportPage(new Form(), authorities).model;
  expect(shown()).toMatchObject({ places: undefined, unknown: undefined });
  expect(shown(['Kent', 'Leeds', 'Essex', 'Devon']).places).toMatchObject([
    { local: true, supporters: [{ telephone: undefined, silent: false }] },
    { local: false, supporters: [{ telephone: { href: 'tel:08081964848' } }] },
    { local: true, supporters: [{ name: 'HCPA', telephone: { text: '01707 708018' } }] },
  ]);
  expect(shown(['Suffolk']).places).toMatchObject([
    { local: true, supporters: [{ silent: true }, { telephone: { text: '0808 196 4848' } }] },
  ]);
  expect(shown([]).unknown).toMatchObject({ name: 'Better Security Better Care (national)' });
});
