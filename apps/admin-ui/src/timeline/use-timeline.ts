import { listAudit, type AuditLine } from '@dspt/contracts/audit';
import { useQuery } from '@tanstack/react-query';
import { call, services, type Service } from '../data/call.js';

const shown = 50;

export interface Timeline {
  lines: AuditLine[];
  /** There are more than are shown. */
  more: boolean;
  /** Services that did not answer: their part is missing. */
  missing: Service[];
}

/** What every service has changed about an organisation or a person, newest first. */
export const useTimeline = (about: { organisation: string } | { person: string }) =>
  useQuery({
    queryKey: ['timeline', about],
    queryFn: ({ signal }) => ask(about, signal),
    staleTime: 0,
  });

async function ask(about: object, signal: AbortSignal): Promise<Timeline> {
  const query = { ...about, perPage: shown };
  const answers = await Promise.allSettled(
    services.map((service) => call(service, listAudit, { query }, signal)),
  );
  const [first] = answers;
  if (first && answers.every(({ status }) => status === 'rejected'))
    throw (first as PromiseRejectedResult).reason;
  const pages = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const lines = pages.flatMap(({ items }) => items).toSorted((a, b) => b.at.localeCompare(a.at));
  const total = pages.reduce((sum, page) => sum + page.total, 0);
  const missing = services.filter((_, index) => answers[index]?.status === 'rejected');
  return { lines: lines.slice(0, shown), more: total > Math.min(shown, lines.length), missing };
}
