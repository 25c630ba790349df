import { describe, expect, test } from '@jest/globals';
import { documentSummary } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { datesIn, datesPage } from './dates.page.js';

const document = documentSummary({ expiresOn: '2027-05-03', version: 2 });
const typed = { 'expiresOn-day': '3', 'expiresOn-month': '6', 'expiresOn-year': '2027' };

describe('dates of a document', () => {
  test('begin with those it has', () => {
    const { title, hidden, expiresOn, now } = datesPage(document).model;
    expect(title).toBe('Dates of Policy.pdf');
    expect(expiresOn.items.map(({ value }) => value)).toEqual(['3', '5', '2027']);
    expect(hidden).toEqual([{ name: 'version', value: '2' }]);
    expect(now).toBeUndefined();
  });
  test('typed while somebody else changed them stay, beside those there are now', () => {
    const { hidden, expiresOn, now } = datesPage(document, Form.of({ ...typed, version: '1' })).model;
    expect(expiresOn.items.map(({ value }) => value)).toEqual(['3', '6', '2027']);
    expect(hidden).toEqual([{ name: 'version', value: '2' }]);
    expect(now).toBe('The dates it has now: Look at it again by 3 May 2027.');
  });
  test('are read, and empty ones are taken away', () => {
    expect(datesIn(Form.of({ ...typed, version: '2' }))).toEqual({
      effectiveOn: '',
      expiresOn: '2027-06-03',
      version: 2,
    });
  });
  test('that cannot be read are all named', () => {
    const form = Form.of({ 'effectiveOn-day': '3', 'expiresOn-year': '2027' });
    expect(() => datesIn(form)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          errors: [
            { field: 'effectiveOn', message: 'In use from: enter the month and the year' },
            { field: 'expiresOn', message: 'Look at it again by: enter the day and the month' },
          ],
        }),
      }),
    );
  });
});
