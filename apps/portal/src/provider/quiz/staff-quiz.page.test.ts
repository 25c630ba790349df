import { expect, test } from '@jest/globals';
import { Form } from '../../pages/form.js';
import { overviewPage } from './staff-quiz.page.js';

const situation = { form: new Form(), mayAnswer: true, publicUrl: 'https://toolkit.example' };
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
  expect(overviewPage({ link: null }, { ...situation, mayAnswer: false }).model.make).toBeUndefined();
});
