import { carryOutRequests, previewRequests } from '../support/carrying-out.js';

/** What a helpdesk action would do here. */
export const previewAction = previewRequests.identity;
/** Does it. */
export const carryOutAction = carryOutRequests.identity;
