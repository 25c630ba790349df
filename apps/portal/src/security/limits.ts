import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '@dspt/contracts/problem';
import { networkOf } from '@dspt/service-kit/http/network';
import { paths } from '../paths.js';

class TooMany extends Problem {
  constructor(seconds: number) {
    super({ code: 'too-many-requests', status: 429, title: 'Too many requests', retryAfterSeconds: seconds });
  }
}

type Kind = 'change' | 'search' | undefined;

/**
 * How much one network address may do in a minute. A whole head office or helpdesk may share one, so the numbers are wide
 * and what only a known person may read is not counted.
 */
export async function limits(
  server: FastifyInstance,
  most: { changes: number; searches: number },
): Promise<void> {
  await server.register(rateLimit, {
    timeWindow: '1 minute',
    allowList: (request) => kindOf(request) === undefined,
    keyGenerator: (request) => `${String(kindOf(request))} ${networkOf(request.ip)}`,
    max: (request) => (kindOf(request) === 'change' ? most.changes : most.searches),
    errorResponseBuilder: (_, { ttl }) => new TooMany(Math.ceil(ttl / 1000)),
  });
}

const searches = new Set<string>([
  paths.emailOutcome(':formId'),
  paths.findCode,
  paths.organisations.search,
  paths.organisations.download,
  paths.organisations.downloadAsJson,
  paths.organisations.downloadAsWorkbook,
  paths.organisations.downloads,
  paths.sideBySide.show,
  paths.sideBySide.download,
  paths.quiz.start(':token'),
  paths.quiz.attempt(':token', ':id'),
  paths.quiz.certificate(':token', ':id'),
  paths.badge(':code'),
  paths.verify.start,
  paths.verify.one(':code'),
]);

/** By the route that was matched: an address can be written in many ways. */
function kindOf({ method, routeOptions: { url = '', config } }: FastifyRequest): Kind {
  if (method !== 'GET' && method !== 'HEAD') return 'change';
  const { forwardsTo, signedIn } = config ?? {};
  const open = forwardsTo !== undefined && !signedIn;
  return searches.has(url) || open ? 'search' : undefined;
}
