import { carryOutRequests, previewRequests } from '../support/carrying-out.js';

/** What a helpdesk action would do here. */
export const previewAction = previewRequests.organisations;
/** Does it. */
export const carryOutAction = carryOutRequests.organisations;
