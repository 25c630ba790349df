import { z } from 'zod';
import { defineRoute } from './define.js';
import { listOf, moment, opaque, paging, requiredLines } from './values.js';

/** An event that a service could not handle, however often it tried. It carries no names, addresses or secrets. */
export const deadLetter = z.object({
  /** The event's own id. */
  id: z.string(),
  /** The service that could not handle it. */
  service: z.string(),
  /** Name of the event, such as `assessment.published.v1`. */
  event: z.string(),
  data: z.unknown(),
  /** What went wrong the last time. */
  why: z.string(),
  occurredAt: moment,
  deadLetteredAt: moment,
  /** When somebody last had it handled again, in vain. */
  retriedAt: moment.nullable(),
  discarded: z.object({ at: moment, by: z.string(), reason: z.string() }).nullable(),
});
export type DeadLetter = z.infer<typeof deadLetter>;

const oneEvent = z.object({ id: opaque(100) });

/** Every service answers these for itself; whoever wants all asks all of them. */
export const listDeadLetters = defineRoute('GET /staff/dead-letters', {
  summary: 'Events that this service could not handle, newest first',
  access: 'staff.dead-letters.manage',
  query: z.object({
    /** `waiting`: nobody has decided about it yet. */
    state: z.enum(['waiting', 'discarded']).default('waiting'),
    ...paging,
  }),
  output: listOf(deadLetter),
});

/**
 * Handles the event as if it had just arrived. Refused with `event-still-fails`, and why, when that fails again: the
 * event is kept. Refused with `not-found` when somebody else was faster.
 */
export const replayDeadLetter = defineRoute('POST /staff/dead-letters/:id/replay', {
  summary: 'Handle an event again that was set aside',
  access: 'staff.dead-letters.manage',
  params: oneEvent,
});

/** The event is kept, with who decided so and why. */
export const discardDeadLetter = defineRoute('POST /staff/dead-letters/:id/discard', {
  summary: 'Decide that an event need not be handled',
  access: 'staff.dead-letters.manage',
  params: oneEvent,
  body: z.strictObject({ reason: requiredLines('Say why it need not be handled', 500) }),
});

export const deadLetterProblem = z.enum(['event-still-fails', 'event-discarded']);
