import { z } from 'zod';
import { cursorPage } from '../cursor-page.js';
import { defineEvent, defineRequest } from '../define.js';
import { count, editionId, moment, odsCode, typedText } from '../values.js';

/** Sent after changes, for dashboards and lists. The newest `version` wins. */
export const progressChanged = defineEvent(
  'assessment.progress-changed.v1',
  z.object({
    code: odsCode,
    edition: editionId,
    answered: count,
    total: count,
    lastActivityAt: moment,
    version: count,
  }),
  { newestPer: 'code' },
);

/** The helpdesk has moved the work of the current edition to another code. What was published stays where it was. */
export const assessmentMoved = defineEvent(
  'assessment.moved.v1',
  z.object({
    from: odsCode,
    fromName: typedText(500),
    to: odsCode,
    toName: typedText(500),
    edition: editionId,
  }),
);

/** How far everybody is in the newest edition they have worked in, for whoever builds its copy of that anew. */
export const pageProgress = defineRequest(
  'assessment.progress.page',
  cursorPage(odsCode, progressChanged.data),
);
