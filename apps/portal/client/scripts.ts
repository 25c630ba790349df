import { initAll } from 'nhsuk-frontend';
import { solveHumanChecks } from './human-check.js';
import { warnBeforeEnd } from './session-ending.js';

initAll();
solveHumanChecks();
warnBeforeEnd();
