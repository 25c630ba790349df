import { defineRoute } from '../define.js';
import { personalData } from '../personal-data.js';

/** The newest 2,000 of each kind. */
export const getWorkData = defineRoute('GET /me/data/work', {
  summary: 'What you did in assessments',
  access: 'authenticated',
  output: personalData,
});
