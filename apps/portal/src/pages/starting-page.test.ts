import { afterEach, expect, test } from '@jest/globals';
import { freePorts } from '@dspt/embedded';
import { whileStarting } from '@dspt/service-kit/http/starting';
import { startingPage } from './starting-page.js';

const publicUrl = 'https://toolkit.example';
let started = () => {};
afterEach(() => started());

/** A portal that has begun to start. */
async function starting(): Promise<string> {
  const [PORT] = (await freePorts(1)) as [number];
  const done = new Promise<void>((resolve) => (started = resolve));
  const begun = new Promise<void>((resolve) => {
    const create = () => (resolve(), done);
    void whileStarting({ PORT, HOST: '127.0.0.1' }, create, startingPage(publicUrl));
  });
  await begun;
  return `http://127.0.0.1:${PORT}`;
}

const typed = {
  _for: 'p:C',
  _request: 'r',
  message: 'Please "help" <us> with\n& this',
  newPassword: 'a secret',
};
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
function multipart(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  data.set('file', new Blob(['%PDF']), 'policy.pdf');
  return data;
}

async function send(body: BodyInit, { origin = publicUrl, path = '/contact' } = {}) {
  const headers = { accept: 'text/html', origin };
  const response = await fetch(`${await starting()}${path}`, { method: 'POST', headers, body });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test.each([
  ['a form', form(typed)],
  ['a form with a file', multipart(typed)],
])('what was typed into %s is kept, but no password', async (_, body) => {
  const { status, headers, text } = await send(body);
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('5');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; frame-ancestors 'none'; form-action 'self'",
  );
  expect(text).toContain('<form method="post" action="/contact">');
  expect(text).toMatch(/name="message" value="Please &quot;help&quot; &lt;us&gt; with\r?\n&amp; this"/);
  expect(text).toContain('name="_for" value="p:C"');
  expect(text).toContain('name="_request" value="r"');
  expect(text).not.toContain('a secret');
});

test('what another website sends is put into no form of ours', async () => {
  const { status, text } = await send(form(typed), { origin: 'https://evil.example' });
  expect([status, text]).toEqual([503, expect.stringContaining('go back in your browser')]);
  expect(text).not.toContain('Please');
});

test('what is longer than any form is read no further than it must be', async () => {
  const { status, text } = await send(form({ ...typed, message: 'x'.repeat(1024 * 1024) }));
  expect([status, text]).toEqual([503, expect.stringContaining('go back in your browser')]);
});

test('it is sent again to an address of ours', async () => {
  const { text } = await send(form(typed), { path: '//evil.example/' });
  expect(text).toContain('<form method="post" action="/">');
});
