import { defineRoute } from '../define.js';
import { personalData } from '../personal-data.js';

/** The newest 2,000 of each kind. */
export const getEmailData = defineRoute('GET /me/data/emails', {
  summary: 'Emails that we sent you',
  access: 'authenticated',
  output: personalData,
});
