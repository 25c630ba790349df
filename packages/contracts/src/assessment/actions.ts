import { executeRequests, previewRequests } from '../support/execution.js';

/** What a helpdesk action would do here. */
export const previewAction = previewRequests.assessment;
/** Does it. */
export const executeAction = executeRequests.assessment;
