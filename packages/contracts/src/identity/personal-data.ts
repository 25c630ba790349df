import { defineRoute } from '../define.js';
import { personalData } from '../personal-data.js';

/** The newest 2,000 of each kind. */
export const getAccountData = defineRoute('GET /me/data/account', {
  summary: 'What we keep about your account',
  access: 'authenticated',
  output: personalData,
});
