import { describe, expect, test } from '@jest/globals';
import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
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
  test('that are statements say whose, and lead to the newer version until it is in their place', () => {
    const newer = { id: 'v2', from: '2027-05-03' };
    const statement = { id: 's', supplier: 'ROTA LTD', withdrawnOn: null, newer };
    const old = documentSummary({ id: 'v1', statement });
    const rowOf = (document: DocumentSummary, ...others: DocumentSummary[]) =>
      groupsOf([document, ...others])
        .flatMap(({ documents }) => documents)
        .find(({ href }) => href === `/assessment/documents/${document.id}`)!;
    expect(groupsOf([old])[0]!.heading).toBe('Look at these first');
    expect(rowOf(old)).toMatchObject({
      statement: {
        text: 'Statement of ROTA LTD',
        href: '/supplier-statements/s',
        newer: 'Newer version from 3 May 2027',
      },
      newer: { text: 'Put the newer version in its place', href: '/assessment/documents/v1/newer' },
    });
    const there = documentSummary({ id: 'v2', usedIn: [], statement: { ...statement, newer: null } });
    expect(rowOf(old, there).statement!.newer).toBe('Newer version from 3 May 2027');
    const unused = { ...old, usedIn: [] };
    expect(rowOf(unused, there).statement!.newer).toBeUndefined();
    const gone = { ...old, replacedBy: { id: 'v2', name: 'New.pdf' } };
    expect(rowOf(gone).statement!.newer).toBeUndefined();
    const withdrawn = documentSummary({
      statement: { ...statement, newer: null, withdrawnOn: '2026-11-28' },
    });
    expect(rowOf(withdrawn).statement!.withdrawn).toBe('Withdrawn by the supplier on 28 November 2026');
  });
  test('can be put back, for a while, in the place of the newer one', () => {
    const gone = { usedIn: [], replacedBy: { id: 'n', name: 'New.pdf' } };
    const old = documentSummary({ ...gone, restorableUntil: '2026-12-29T12:00:00Z' });
    const restoreOf = (document = old, who = visitor) => groupsOf([document], who)[0]!.documents[0]!.restore;
    expect(restoreOf()).toMatchObject({
      href: '/assessment/documents/d/put-back',
      until: 'You can do so until 29 December 2026.',
    });
    expect(restoreOf(documentSummary(gone))).toBeUndefined();
    expect(restoreOf(old, { ...visitor, mayAnswer: false })).toBeUndefined();
  });
  test('are only read by who may not answer', () => {
    const [group] = groupsOf([policy], { ...visitor, mayAnswer: false });
    expect(group!.documents[0]).toMatchObject({ newer: undefined, setDates: undefined });
  });
});
