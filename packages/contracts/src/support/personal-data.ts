import { defineRoute } from '../define.js';
import { personalData } from '../personal-data.js';

/** The newest 2,000 of each kind. */
export const getCaseData = defineRoute('GET /me/data/cases', {
  summary: 'What you asked the helpdesk for',
  access: 'authenticated',
  output: personalData,
});
