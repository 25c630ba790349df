import { describe, expect, test } from '@jest/globals';
import type { Status } from '@dspt/contracts/organisations/register';
import { endingText, mustPublishAgain } from './ending.js';

const status = (change: Partial<Status> = {}): Status => ({
  state: 'published',
  level: 'met',
  edition: '2026-27',
  publishedOn: '2026-05-03',
  expiresOn: '2027-05-03',
  through: null,
  formerHeadOffice: false,
  ...change,
});
const through = { code: 'A1', name: 'ROSE GROUP' };

describe('a status that ends', () => {
  test.each([
    ['2027-01-31', undefined],
    ['2027-02-01', '(90 days left)'],
    ['2027-05-01', '(1 day left)'],
    ['2027-05-02', '(today is the last day)'],
  ])('on %s says %s', (today, said) => {
    expect(endingText(status(), today)?.match(/\(.*\)/)?.[0]).toBe(said);
    expect(mustPublishAgain(status(), today)).toBe(said !== undefined);
  });
  test('says what to do: publish again', () => {
    expect(endingText(status(), '2027-04-25')).toBe(
      'What you published counts until 2 May 2027 (7 days left). To keep Standards Met, publish again by then.',
    );
  });
  test('or ask the head office, which publishes', () => {
    expect(endingText(status({ through }), '2027-04-25')).toContain(
      'Ask them whether they will publish again',
    );
    expect(mustPublishAgain(status({ through }), '2027-04-25')).toBe(false);
  });
  test('or publish alone, when it was a former head office', () => {
    const former = status({ through, formerHeadOffice: true });
    expect(endingText(former, '2027-04-25')).toContain('publish your own assessment by then');
    expect(mustPublishAgain(former, '2027-04-25')).toBe(true);
  });
  test('is not spoken of when it has ended, or never was', () => {
    expect(endingText(status({ state: 'out-of-date' }), '2027-05-03')).toBeUndefined();
    expect(
      endingText(status({ state: 'not-published', level: null, expiresOn: null }), '2027-05-03'),
    ).toBeUndefined();
  });
});
