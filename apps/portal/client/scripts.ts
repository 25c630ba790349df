import { initAll } from 'nhsuk-frontend';
import { solveHumanChecks } from './human-check.js';
import { unfoldOnPaper } from './on-paper.js';
import { warnBeforeEnd } from './session-ending.js';

initAll();
solveHumanChecks();
warnBeforeEnd();
unfoldOnPaper();
// Few pages need it.
if (document.querySelector('[data-passkey]'))
  void import('./passkeys.js').then(({ usePasskeys }) => usePasskeys());
