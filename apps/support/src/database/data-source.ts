import { dataSource } from '@dspt/service-kit/database/database';
import type { DataSource } from 'typeorm';
import { StoredAction } from '../actions/action.entity.js';
import { StoredCase } from '../cases/case.entity.js';
import { StoredCaseEntry } from '../cases/case-entry.entity.js';
import { StoredContactNote } from '../contact-notes/contact-note.entity.js';
import { StoredIncidentEntry } from '../incidents/incident-entry.entity.js';
import { StoredIncident } from '../incidents/incident.entity.js';
import { Cases1795683600000 } from './migrations/202611260900-cases.js';
import { Actions1795684200000 } from './migrations/202611260910-actions.js';
import { ContactNotes1795684800000 } from './migrations/202611260920-contact-notes.js';
import { ActionClaims1795863600000 } from './migrations/202611281100-action-claims.js';
import { Executing1795869000000 } from './migrations/202611281230-executing.js';
import { IncidentReminders1795958400000 } from './migrations/202611291320-incident-reminders.js';
import { SeenActions1795995600000 } from './migrations/202611292340-seen-actions.js';
import { Incidents1795932900000 } from './migrations/202611290615-incidents.js';

/** The service's database with its migrations, oldest first. */
export const supportDataSource = (url: string): DataSource =>
  dataSource({
    url,
    entities: [
      StoredAction,
      StoredCase,
      StoredCaseEntry,
      StoredContactNote,
      StoredIncident,
      StoredIncidentEntry,
    ],
    migrations: [
      Cases1795683600000,
      Actions1795684200000,
      ContactNotes1795684800000,
      ActionClaims1795863600000,
      Executing1795869000000,
      Incidents1795932900000,
      IncidentReminders1795958400000,
      SeenActions1795995600000,
    ],
  });
