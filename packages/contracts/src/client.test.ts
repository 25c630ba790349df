import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { outputOf, problemIn, requestOf } from './client.js';
import { defineRoute } from './define.js';

const access = 'public' as const;
const rename = defineRoute('PUT /things/:code/names/:id', {
  summary: 'Rename a thing',
  access,
  params: z.object({ code: z.string(), id: z.string() }),
  body: z.strictObject({ name: z.string() }),
});
const list = defineRoute('GET /things', {
  summary: 'Things',
  access,
  query: z.object({ q: z.string().optional(), page: z.number().optional(), open: z.boolean().optional() }),
  output: z.object({ total: z.number() }),
});

describe('a request', () => {
  test('has its parameters escaped in the path, and its body as JSON', () => {
    expect(requestOf(rename, { params: { code: 'A/1', id: 'ü ?' }, body: { name: 'New' } })).toEqual({
      method: 'PUT',
      path: '/things/A%2F1/names/%C3%BC%20%3F',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"New"}',
    });
  });
  test('has in its query what is given, and no type of body without one', () => {
    expect(requestOf(list, { query: { q: 'a&b', page: undefined, open: false } })).toEqual({
      method: 'GET',
      path: '/things?q=a%26b&open=false',
      headers: {},
      body: null,
    });
    expect(requestOf(list, { query: {} }).path).toBe('/things');
  });
});

describe('an answer', () => {
  test('is what the contract promises, or nobody gets it', async () => {
    expect(await outputOf(list, Response.json({ total: 3 }))).toEqual({ total: 3 });
    await expect(outputOf(list, Response.json({ total: 'three' }))).rejects.toThrow(z.ZodError);
  });
  test('that is not promised is not read', async () => {
    expect(await outputOf(rename, new Response('whatever'))).toBeUndefined();
  });
  test('is a problem only when it says so', async () => {
    const problem = { type: '/problems/gone', code: 'gone', title: 'It is gone', status: 410 };
    expect(await problemIn(Response.json(problem, { status: 410 }))).toEqual(problem);
    expect(await problemIn(Response.json({ message: 'Bad gateway' }))).toBeUndefined();
    expect(await problemIn(new Response('<h1>Bad gateway</h1>'))).toBeUndefined();
  });
});
