import { verifyCertificate } from './certificates.js';
import { getOrganisation, searchOrganisations } from './organisations.js';
import { listRegisterChanges } from './register-changes.js';
import { downloadRegister, downloadRegisterAsJson, listRegister } from './register.js';

/**
 * The open interface: what anybody's programs call at `/api/v1` and these paths, without an account. Fields and parameters
 * may be added; for anything else there is a version 2 beside it.
 */
export const openOperations = [
  searchOrganisations,
  getOrganisation,
  listRegister,
  downloadRegister,
  downloadRegisterAsJson,
  listRegisterChanges,
  verifyCertificate,
] as const;
