import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Harness } from './harness.js';
import { line } from './ods.js';

let harness: Harness;

beforeAll(async () => {
  harness = await Harness.open();
  await harness.import('ecarehomehq.csv', [line('AAA1', 'HEAD OFFICE OF ROSE')]);
  await harness.import('ecarehomesite.csv', [line('VR001', 'ROSE HOUSE', 'AAA1')]);
});
afterAll(() => harness?.close());

describe('anybody', () => {
  test('looks up an organisation and its status', async () => {
    const browser = await harness.browser().open('/organisations?q=rose%20house');
    await browser.open(browser.link('ROSE HOUSE'));
    expect(browser.text).toContain('Not published');
    expect(browser.text).toContain('As of');
    expect(browser.link('HEAD OFFICE OF ROSE')).toBe('/organisations/AAA1');
  });
  test('downloads the register', async () => {
    const { html } = await harness.browser().open('/organisations.csv');
    expect(html).toContain('VR001');
  });
  test('finds the three files of the register, and what its columns mean', async () => {
    const browser = await harness.browser().open('/organisations');
    await browser.open(browser.link('Download the status of all organisations'));
    expect(browser.text).toContain('organisations are in it. It has not changed since');
    expect(browser.link('What each column means')).toBe('/download-register/columns');
    const { body } = await harness.download(browser.link('JSON'), { 'accept-encoding': 'identity' });
    expect((body as { items: { code: string }[] }).items.map(({ code }) => code)).toContain('VR001');
    const workbook = await harness.download(browser.link('Excel'), {}).expect(200);
    expect(workbook.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': expect.stringMatching(/register-.*\.xlsx/),
    });
    expect(workbook.headers).not.toHaveProperty('content-encoding');
  });
  test('compares organisations in a list that is kept in the address', async () => {
    const browser = await harness.browser().open('/organisations?q=rose%20house');
    await browser.open(browser.link('Add to compare list').replace(/#.*/, ''));
    await browser.open(browser.link('See your compare list'));
    expect(browser.text).toContain('ROSE HOUSE');
    await browser.open('/compare?codes=VR001&add=aaa1%20nope');
    expect(browser.text).toContain('HEAD OFFICE OF ROSE');
    expect(browser.text).toContain('We do not know this ODS code');
    const { text } = await harness.download(browser.link('Download this list'), {}).expect(200);
    expect(text.split('\r\n').map((row) => row.split(',')[0])).toEqual(['ODS code', 'VR001', 'AAA1', '']);
  });
  test('downloads no list that is empty or too long, and is shown why', async () => {
    const long = Array.from({ length: 21 }, (_, index) => `X${index}`).join(',');
    await harness.download('/compare.csv', {}).expect(303).expect('location', '/compare');
    await harness.download(`/compare.csv?codes=${long}`, {}).expect(303);
    const { text } = await harness.browser().open(`/compare?codes=${long}`);
    expect(text).toContain('These are the first 20 of your list');
  });
  test.each([
    ['/compare?codes=VR001&add=', 'Enter an ODS code'],
    [`/compare?codes=VR001&add=${'X'.repeat(33)}`, 'An ODS code has at most 32 characters'],
    [
      `/compare?codes=VR001&add=${Array.from({ length: 20 }, (_, index) => `X${index}`).join(',')}`,
      'You can compare 20 organisations at a time',
    ],
  ])('what cannot be added at %s is refused beside the list', async (path, message) => {
    const { text, title } = await harness.browser().open(path);
    expect([title, text]).toEqual([expect.any(String), expect.stringContaining(message)]);
    expect(text).toContain('ROSE HOUSE');
  });
  describe.each(['/organisations.csv', '/api/organisations/register.csv'])('the register at %s', (path) => {
    test('comes compressed to browsers that take it, as the service keeps it, and plain to others', async () => {
      const plain = await harness.download(path, { 'accept-encoding': 'identity' }).expect(200);
      const packed = await harness.download(path, { 'accept-encoding': 'gzip, deflate, br' }).expect(200);
      expect(plain.headers).not.toHaveProperty('content-encoding');
      expect(packed.headers).toMatchObject({
        'content-encoding': 'gzip',
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': plain.headers['content-disposition'],
        'cache-control': 'public, max-age=60',
        vary: 'accept-encoding',
      });
      expect(plain.text).toContain('VR001');
      expect(packed.text).toBe(plain.text);
    });
    test.each(['gzip', 'identity'])('comes once to whoever takes %s', async (taken) => {
      const ask = (more: Record<string, string> = {}) =>
        harness.download(path, { 'accept-encoding': taken, ...more });
      const { headers } = await ask();
      const [etag, since] = [headers['etag']!, headers['last-modified']!];
      const again = await ask({ 'if-none-match': etag }).expect(304);
      expect([again.text, again.headers['etag']]).toEqual(['', etag]);
      await ask({ 'if-modified-since': since }).expect(304);
      await ask({ 'if-none-match': '"other"' }).expect(200);
    });
  });
  test('asking for an organisation that is not there gets a page that says so', async () => {
    expect((await harness.browser().open('/organisations/NOPE')).title).toBe('Page not found');
  });
});
