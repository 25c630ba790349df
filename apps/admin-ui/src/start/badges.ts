import { numberText } from '../words/dates.js';
import { startLists, type StartList } from './sections.js';

/** A number in the menu: how many there are of a list, and what they are. */
export interface Badge {
  list: Pick<StartList, 'resource' | 'filter' | 'sort'>;
  text: (count: number) => string;
}

/** By resource; those of the start page are the same lists, and so the same numbers. */
export function badgesOf(today: string, mayApprove: boolean): Partial<Record<string, Badge>> {
  const { untaken, approvals, failedEmails, requests } = startLists(today);
  const news = { ...requests, filter: { mine: 'true', unseen: 'true' } };
  return {
    cases: { list: untaken, text: (count) => `${numberText(count)} that nobody has taken` },
    actions: mayApprove
      ? { list: approvals, text: (count) => `${numberText(count)} to approve` }
      : { list: news, text: (count) => `${numberText(count)} with news for you` },
    emails: {
      list: failedEmails,
      text: (count) => `${numberText(count)} that did not arrive in the last 7 days`,
    },
  };
}
