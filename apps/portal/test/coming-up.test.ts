import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Care, organisation } from './care.js';

let care: Care;
beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ01', 'HEAD OFFICE')],
    'ecarehomesite.csv': ['VR001', 'VR002'].map((code) => organisation(code, `HOME ${code}`, 'HQ01')),
  });
});
afterAll(() => care?.close());

test('says kindly that there is nothing, and how something comes there', async () => {
  const ann = await care.as('auditor', 'VR002').open('/home');
  await ann.open(ann.link('What is coming up'));
  expect(ann.title).toBe('What is coming up');
  expect(ann.text).toContain('Nothing has a day in the next 12 months');
  expect(ann.html).not.toContain('/coming-up.ics');
  await ann.open('/coming-up.ics');
  expect(ann.title).toBe('What is coming up');
});

test('has what is planned under its month, and what is late first; all of it as a calendar', async () => {
  const ann = await care.as('member', 'VR001').open('/action-plan');
  const next = new Date().getUTCFullYear() + 1;
  await ann.send({
    '1.1.1.action': 'Register',
    '1.1.1.owner': 'The manager',
    '1.1.1.dueOn-day': '3',
    '1.1.1.dueOn-month': '5',
    '1.1.1.dueOn-year': String(next),
  });
  await ann.open('/coming-up');
  expect(ann.text).toMatch(
    new RegExp(`May ${next}.*3 May ${next}.*Do what you planned for question 1\\.1\\.1.*Who: The manager\\.`),
  );
  const { headers, body } = await care.download(ann, '/coming-up.ics').expect(200);
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(headers['content-disposition']).toContain('what-is-coming-up-VR001.ics');
  expect(String(body)).toContain(`DTSTART;VALUE=DATE:${next}0503`);

  await care.planRunsOut('VR001');
  await ann.open('/coming-up');
  expect(ann.text).toContain('The day has passed');
  const other = await care.as('member', 'VR002').open('/coming-up');
  expect(other.text).not.toContain('1.1.1');
});
