import { expect, test } from '@jest/globals';
import { Form } from '../../pages/form.js';
import { overviewPage } from './staff-quiz.page.js';

const share = { staff: 19, passed: 18, percent: 94, version: 2 };
const situation = { form: new Form(), share, mayAnswer: true, publicUrl: 'https://toolkit.example' };
const link = { token: 'abc', madeAt: '2026-11-29T12:00:00Z', madeBy: 'Ann Lee' };

test('the link is whole, as text and as a picture', () => {
  const { model } = overviewPage({ link }, situation);
  expect(model.link).toMatchObject({
    href: 'https://toolkit.example/quiz/abc',
    made: 'Made by Ann Lee on 29 November 2026.',
  });
  expect(model.link!.code).toMatch(/^data:image\/svg\+xml;base64,/);
});
test('who may only look is offered nothing to change', () => {
  const { make, staff, paper } = overviewPage({ link: null }, { ...situation, mayAnswer: false }).model;
  expect([make, staff, paper]).toEqual([undefined, undefined, undefined]);
});
test('the number of staff is changed on top of what the page shows, and what was typed stays', () => {
  const { staff } = overviewPage({ link }, situation).model;
  expect(staff).toMatchObject({ version: '2', input: { value: '19' } });
  const typed = new Form({ staff: ['x'], version: ['1'] });
  expect(overviewPage({ link }, { ...situation, form: typed }).model.staff).toMatchObject({
    version: '2',
    input: { value: 'x' },
  });
});
