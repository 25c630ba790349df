import { dataSource } from '@dspt/service-kit/database/database';
import type { DataSource } from 'typeorm';
import { AreaSnapshot } from '../dashboard/area-snapshot.entity.js';
import { Coverage } from '../register/coverage.entity.js';
import { CqcLocation } from '../organisations/cqc-location.entity.js';
import { HeadOfficeFunction } from '../head-office-functions/head-office-function.entity.js';
import { OdsRelationship } from '../sites/ods-relationship.entity.js';
import { StoredComparison } from '../rebuild/comparison.entity.js';
import { StoredLocalAuthority } from '../areas/local-authority.entity.js';
import { StoredOrganisation } from '../organisations/organisation.entity.js';
import { StoredPublication } from '../register/publication.entity.js';
import { Reminder } from '../reminders/reminder.entity.js';
import { StoredRegisterChange } from '../register-changes/register-change.entity.js';
import { StoredWebhook } from '../webhooks/webhook.entity.js';
import { StoredRegisterEntry } from '../register/register-entry.entity.js';
import { StoredSiteCorrection } from '../site-corrections/site-correction.entity.js';
import { StoredStatus } from '../register/status.entity.js';
import { Succession } from '../organisations/succession.entity.js';
import { Import } from '../imports/import.entity.js';
import { Organisations1780000000100 } from './migrations/202606010900-organisations.js';
import { Search1780000000110 } from './migrations/202606010910-search.js';
import { Imports1780000000120 } from './migrations/202606010920-imports.js';
import { Register1780000000130 } from './migrations/202606010930-register.js';
import { SiteCorrections1795683600000 } from './migrations/202611260900-site-corrections.js';
import { AreaSnapshots1795737000000 } from './migrations/202611262350-area-snapshots.js';
import { CoverageEnded1795770000000 } from './migrations/202611270900-coverage-ended.js';
import { ExpiryByDays1795862460000 } from './migrations/202611281041-expiry-by-days.js';
import { ImportQueue1795863000000 } from './migrations/202611281050-import-queue.js';
import { CqcLocations1795863060000 } from './migrations/202611281051-cqc-locations.js';
import { HeadOfficeFunctions1780000000140 } from './migrations/202606010940-head-office-functions.js';
import { Comparisons1795864200000 } from './migrations/202611281070-comparisons.js';
import { SearchTowns1795921800000 } from './migrations/202611290310-search-towns.js';
import { Reminders1795933800000 } from './migrations/202611290630-reminders.js';
import { RegisterChanges1795946400000 } from './migrations/202611291000-register-changes.js';
import { HasLeft1795983000000 } from './migrations/202611292010-has-left.js';
import { LocalAuthorities1795996200000 } from './migrations/202611292350-local-authorities.js';

/** The service's database with its entities and migrations, oldest first. */
export const organisationsDataSource = (url: string): DataSource =>
  dataSource({
    url,
    prepared: true,
    entities: [
      AreaSnapshot,
      Coverage,
      CqcLocation,
      HeadOfficeFunction,
      Import,
      OdsRelationship,
      Reminder,
      StoredComparison,
      StoredLocalAuthority,
      StoredOrganisation,
      StoredPublication,
      StoredRegisterChange,
      StoredRegisterEntry,
      StoredSiteCorrection,
      StoredStatus,
      StoredWebhook,
      Succession,
    ],
    migrations: [
      Organisations1780000000100,
      Search1780000000110,
      Imports1780000000120,
      Register1780000000130,
      HeadOfficeFunctions1780000000140,
      SiteCorrections1795683600000,
      AreaSnapshots1795737000000,
      CoverageEnded1795770000000,
      ExpiryByDays1795862460000,
      ImportQueue1795863000000,
      CqcLocations1795863060000,
      Comparisons1795864200000,
      SearchTowns1795921800000,
      Reminders1795933800000,
      RegisterChanges1795946400000,
      HasLeft1795983000000,
      LocalAuthorities1795996200000,
    ],
  });
