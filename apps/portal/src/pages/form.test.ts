import { describe, expect, test } from '@jest/globals';
import { InvalidInput, NotFound, Problem } from '@dspt/contracts/problem';
import { z } from 'zod';
import { Form } from './form.js';
import { goTo, view, type View } from './view.js';

const again = (form: Form): View => view('x', { title: 'Form', form });
const refuse = (problem: Problem) => new Form({ name: ['Ann'] }).submit(() => Promise.reject(problem), again);

describe('a form that is refused', () => {
  test('is shown again with what was typed, and links to the fields that are wrong', async () => {
    const { model } = await refuse(new InvalidInput([{ field: 'human.characters', message: 'Enter them' }]));
    const { form } = model as unknown as { form: Form };
    expect(form.text('name')).toBe('Ann');
    expect(form.summary).toEqual({
      titleText: 'There is a problem',
      errorList: [{ text: 'Enter them', href: '#human-characters' }],
    });
    expect(form.input('human.characters', { label: 'Characters' })).toMatchObject({
      id: 'human-characters',
      errorMessage: { text: 'Enter them' },
    });
  });
  test('for a reason of no field says the reason and what to do', async () => {
    const slow = new Problem({ code: 'too-many-requests', status: 429, title: 'Too often', detail: 'Wait' });
    const { model } = await refuse(slow);
    expect((model as unknown as { form: Form }).form.summary).toMatchObject({
      errorList: [{ text: 'Too often' }, { text: 'Wait' }],
    });
  });
  test('gives way to the page for what it cannot mend', async () => {
    await expect(refuse(new NotFound())).rejects.toThrow(NotFound);
  });

  test('comes back with everything in it when something is broken, or away', async () => {
    const shown = await new Form({ a: ['typed'] }).submit(() => Promise.reject(new Error('fault')), again);
    const { form } = shown.model as unknown as { form: Form };
    expect([shown.status, form.text('a')]).toEqual([503, 'typed']);
    expect(form.summary).toMatchObject({
      errorList: [{}, { text: expect.stringContaining('Nothing you typed has been lost') }],
    });
  });

  test('gives way to the page that carries what was typed when it cannot be shown itself', async () => {
    const broken = () => Promise.reject(new Error('cannot be shown'));
    const sent = new Form().submit(() => Promise.reject(new Error('fault')), broken);
    await expect(sent).rejects.toThrow('fault');
  });
});

test('a form that is accepted leads on', async () => {
  expect(await new Form().submit(async () => goTo('/users', 'user-invited'), again)).toEqual({
    path: '/users?done=user-invited',
  });
});

test('what was typed is parsed with the messages of the page in place of the contract’s', () => {
  const schema = z.strictObject({ role: z.enum(['a', 'b']) });
  expect(new Form().parse(schema, { role: 'a' })).toEqual({ role: 'a' });
  expect(() => new Form().parse(schema, { role: '' }, { role: 'Select a role' })).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({ errors: [{ field: 'role', message: 'Select a role' }] }),
    }),
  );
});

describe('fields', () => {
  const form = new Form({ role: ['b'], day: [], 'on-day': ['3'], 'on-month': ['5'], 'on-year': ['2026'] });
  const options = ['a', 'b'].map((value) => ({ value, text: value.toUpperCase() }));
  test('of choices check what was chosen, and the first has the id the error summary links to', () => {
    expect(form.radios('role', { label: 'Role', options }).items).toMatchObject([
      { id: 'role', checked: false },
      { id: 'role-2', checked: true },
    ]);
  });
  test('of dates give a day, nothing, or say which part is wrong', () => {
    expect(form.day('on')).toBe('2026-05-03');
    expect(form.day('other')).toBe('');
    expect(() => new Form({ 'on-day': ['3'] }).day('on')).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          errors: [{ field: 'on', message: 'Enter the month and the year' }],
        }),
      }),
    );
  });
  test('of passwords are never filled in', () => {
    const filled = new Form({ password: ['secret'] });
    expect(
      filled.password('password', { label: 'Password', autocomplete: 'new-password' }),
    ).not.toHaveProperty('value');
  });
});
