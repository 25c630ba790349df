import { carryOutRequests, previewRequests } from '../support/carrying-out.js';

/** What a helpdesk action would do here. */
export const previewAction = previewRequests.assessment;
/** Does it. */
export const carryOutAction = carryOutRequests.assessment;
