import { describe, expect, test } from '@jest/globals';
import { documentSummary } from '../../../test/samples.js';
import { documentsPage } from './documents.page.js';

const visitor = { today: '2026-11-29', mayAnswer: true, maySupply: true };
const policy = documentSummary();
const insurance = documentSummary({ id: 'i', name: 'Insurance.pdf', expiresOn: '2026-12-01' });
const groupsOf = (documents = [policy, insurance], who = visitor) =>
  documentsPage(documents, who).model.groups;

describe('documents', () => {
  test('that are out of date, or will be soon, come first', () => {
    expect(groupsOf().map(({ heading, documents }) => [heading, documents.map(({ name }) => name)])).toEqual([
      ['Look at these first', ['Insurance.pdf']],
      ['Your other documents', ['Policy.pdf']],
    ]);
    expect(groupsOf([policy]).map(({ heading }) => heading)).toEqual(['All documents']);
    expect(groupsOf([])).toEqual([]);
  });
  test('say their dates, and lead to where they are changed', () => {
    const [first, others] = groupsOf();
    expect(first!.documents[0]).toMatchObject({
      tag: { text: 'Runs out on 1 December 2026 (in 2 days)' },
      noDates: undefined,
      setDates: { text: 'Change dates', href: '/assessment/documents/i/dates' },
    });
    expect(others!.documents[0]).toMatchObject({ noDates: 'No dates', setDates: { text: 'Set dates' } });
  });
  test('are replaced where an answer uses them, and say by which they were', () => {
    const unused = documentSummary({ usedIn: [], replacedBy: { id: 'n', name: 'New.pdf' } });
    const [{ documents }] = groupsOf([policy, unused]) as [ReturnType<typeof groupsOf>[number]];
    expect(documents.map(({ newer }) => newer?.href)).toEqual(['/assessment/documents/d/newer', undefined]);
    expect(documents.map(({ replacedBy }) => replacedBy)).toEqual([
      null,
      { text: 'New.pdf', href: '/assessment/documents/n' },
    ]);
  });
  test('are only read by who may not answer', () => {
    const [group] = groupsOf([policy], { ...visitor, mayAnswer: false });
    expect(group!.documents[0]).toMatchObject({ newer: undefined, setDates: undefined });
  });
});
