import { expect, test } from '@jest/globals';
import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { describe as inWords } from './report-text.js';

const report: ImportReport = {
  id: '00000000-0000-4000-8000-000000000000',
  file: 'ecarehomesite.csv',
  kind: 'ecarehomesite',
  state: 'done',
  queuePosition: null,
  changesOnly: false,
  refusal: null,
  startedAt: '2026-05-03T12:00:00.000Z',
  finishedAt: '2026-05-03T12:00:01.000Z',
  sha256: '',
  counts: {
    rows: 7525,
    new: 0,
    changed: 0,
    renamed: 0,
    closed: 0,
    reopened: 0,
    moved: 0,
    unchanged: 7524,
    missing: 0,
    unknownParent: 0,
    badPostcode: 0,
    duplicate: 0,
    rejected: 1,
  },
  findings: [{ line: 7, code: null, reason: 'It has 2 columns instead of 27' }],
};

test('a report says what was found, and that nothing has changed', () => {
  expect(inWords(report)).toBe(
    'ecarehomesite.csv: 7,525 lines, 7,524 unchanged, 1 rejected. Nothing has changed.\n' +
      '  line 7: It has 2 columns instead of 27',
  );
});
test('a report says what has changed', () => {
  const counts = { ...report.counts, moved: 2 };
  const findings = [{ line: 9, code: 'V1', reason: 'It has no postcode' }];
  expect(inWords({ ...report, counts, findings })).toBe(
    'ecarehomesite.csv: 7,525 lines, 2 moved, 7,524 unchanged, 1 rejected\n  line 9 (V1): It has no postcode',
  );
});
test('a refusal says why', () => {
  expect(inWords({ ...report, state: 'refused', refusal: 'The file is empty.' })).toBe(
    'ecarehomesite.csv: refused. The file is empty.',
  );
});
