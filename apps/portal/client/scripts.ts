import { initAll } from 'nhsuk-frontend';
import { stayWhileOffline } from './connection.js';
import { solveHumanChecks } from './human-check.js';
import { unfoldOnPaper } from './on-paper.js';
import { warnBeforeEnd } from './session-ending.js';
import { keepTyped } from './typed.js';

initAll();
solveHumanChecks();
warnBeforeEnd();
unfoldOnPaper();
stayWhileOffline();
keepTyped();
// Few pages need it.
if (document.querySelector('[data-passkey]'))
  void import('./passkeys.js').then(({ usePasskeys }) => usePasskeys());
