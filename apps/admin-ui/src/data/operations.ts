import { getAuditCheck, listAudit, type AuditLine } from '@dspt/contracts/audit';
import { discardDeadLetter, listDeadLetters, replayDeadLetter } from '@dspt/contracts/dead-letters';
import { call } from './call.js';
import { services, type Service } from './services.js';
import type { Sources } from './source.js';

/** What every service answers for itself. */
export const sources: Sources = {
  'dead-letters': {
    list: ({ filter: { service, ...query }, page, perPage, signal, unattended }) =>
      call(service as Service, listDeadLetters, { query: { ...query, page, perPage } }, signal, unattended),
  },
};

export const methods = {
  replayDeadLetter: (service: Service, id: string) => call(service, replayDeadLetter, { params: { id } }),

  discardDeadLetter: (service: Service, id: string, reason: string) =>
    call(service, discardDeadLetter, { params: { id }, body: { reason } }),

  getAuditCheck: (service: Service, signal: AbortSignal) => call(service, getAuditCheck, {}, signal),

  getTimeline,

  countDeadLetters,
};

interface DeadLetterCounts {
  /** In all services that have answered. */
  total: number;
  /** `null`: the service did not answer. */
  services: { service: Service; waiting: number | null }[];
}

/** How many messages wait for a decision. @throws {HttpError} when no service has answered */
async function countDeadLetters(signal: AbortSignal): Promise<DeadLetterCounts> {
  const answers = await Promise.allSettled(
    services.map((service) => call(service, listDeadLetters, { query: { perPage: 1 } }, signal)),
  );
  mustHaveOne(answers);
  const counts = services.map((service, index) => {
    const answer = answers[index]!;
    return { service, waiting: answer.status === 'fulfilled' ? answer.value.total : null };
  });
  return { total: counts.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0), services: counts };
}

function mustHaveOne(answers: PromiseSettledResult<unknown>[]): void {
  const [first] = answers;
  if (first && answers.every(({ status }) => status === 'rejected'))
    throw (first as PromiseRejectedResult).reason;
}

/** An organisation or a person. */
export type Subject = { organisation: string } | { person: string };
interface Timeline {
  lines: AuditLine[];
  /** There are more than are shown. */
  more: boolean;
  /** Services that did not answer: their part is missing. */
  missing: Service[];
}

const shown = 50;

/** What every service has changed about somebody, newest first. */
async function getTimeline(about: Subject, signal: AbortSignal): Promise<Timeline> {
  const query = { ...about, perPage: shown };
  const answers = await Promise.allSettled(
    services.map((service) => call(service, listAudit, { query }, signal)),
  );
  mustHaveOne(answers);
  const pages = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const lines = pages.flatMap(({ items }) => items).toSorted((a, b) => b.at.localeCompare(a.at));
  const total = pages.reduce((sum, page) => sum + page.total, 0);
  const missing = services.filter((_, index) => answers[index]?.status === 'rejected');
  return { lines: lines.slice(0, shown), more: total > Math.min(shown, lines.length), missing };
}
