import { z } from 'zod';
import { defineEvent } from '../define.js';
import { day, odsCode } from '../values.js';

/** Days before the last one on which a status counts: who has to publish is reminded once at each. */
export const reminderStages = [90, 60, 30, 7, 0] as const;

/** A status runs out, and nothing is published yet that goes on. Told once for each stage, to whom it falls to publish. */
export const statusEnding = defineEvent(
  'organisations.status-ending.v1',
  z.object({
    /** Whose administrators have to publish. */
    code: odsCode,
    lastDay: day,
    daysLeft: z
      .number()
      .int()
      .min(0)
      .max(Math.max(...reminderStages)),
    /** Who published, when it is not for them to do it again: they have left this organisation out since, or no longer operate it. */
    publisher: odsCode.nullable(),
    /** Other organisations for which it ends on that day, and which need do nothing themselves. */
    sites: z.number().int().min(0).max(100_000),
  }),
);
