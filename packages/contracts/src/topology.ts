import {
  coverageAdded,
  coverageEnded,
  pageCoverage,
  pagePublications,
  published,
} from './assessment/publications.js';
import { assessmentMoved, pageProgress, progressChanged } from './assessment/assessments.js';
import type { EventContract, RequestContract } from './define.js';
import { accountHelped, formerAddressUsed, invitationCancelled } from './identity/accounts.js';
import { passwordChanged, passwordResetRequested } from './identity/passwords.js';
import { addressAlreadyRegistered } from './identity/registrations.js';
import { getJoinRequest, joinAnswered, joinRequested } from './identity/join-requests.js';
import { invitationCreated, invitationDeclined } from './identity/invitations.js';
import { issueLink } from './identity/links.js';
import { passHumanCheck } from './identity/human-checks.js';
import { reportRefusal } from './identity/security-events.js';
import { exchangeSession, listKeys } from './identity/sessions.js';
import {
  findContacts,
  memberAdded,
  memberRemoved,
  membershipsChanged,
  pageMemberships,
  roleChanged,
} from './identity/users.js';
import { providerViewed } from './identity/impersonations.js';
import { headOfficeFunctionSwitched, siteListCorrected } from './organisations/corrections.js';
import { findOrganisations, organisationRenamed } from './organisations/organisations.js';
import { listSitesRequest, nameSitesRequest, sitesJoined } from './organisations/sites.js';
import { executeRequests, previewRequests } from './support/execution.js';
import { caseEmailWritten, caseOpened, getCaseLetter } from './support/cases.js';

interface ServiceDescription {
  /** Default port of its HTTP server. */
  readonly port: number;
  /** Has a database of its own, of the same name. */
  readonly database: boolean;
  readonly requests: readonly RequestContract[];
  readonly events: readonly EventContract[];
}

/**
 * Who asks whom and who hears what. The NATS permissions are written from it, and a service whose handlers
 * differ from it refuses to start.
 */
export const services = {
  portal: { port: 3000, database: false, requests: [exchangeSession, reportRefusal], events: [] },
  identity: {
    port: 3001,
    database: true,
    requests: [findOrganisations],
    events: [organisationRenamed],
  },
  organisations: {
    port: 3002,
    database: true,
    requests: [listKeys, pagePublications, pageCoverage, pageProgress, pageMemberships],
    events: [published, coverageAdded, coverageEnded, progressChanged, membershipsChanged],
  },
  assessment: {
    port: 3003,
    database: true,
    requests: [listKeys, findOrganisations, listSitesRequest, nameSitesRequest],
    events: [],
  },
  notifications: {
    port: 3004,
    database: true,
    requests: [listKeys, findOrganisations, findContacts, issueLink, getJoinRequest, getCaseLetter],
    events: [
      invitationCreated,
      addressAlreadyRegistered,
      joinRequested,
      joinAnswered,
      passwordResetRequested,
      passwordChanged,
      memberAdded,
      roleChanged,
      memberRemoved,
      published,
      coverageAdded,
      coverageEnded,
      assessmentMoved,
      sitesJoined,
      siteListCorrected,
      headOfficeFunctionSwitched,
      accountHelped,
      formerAddressUsed,
      invitationCancelled,
      invitationDeclined,
      providerViewed,
      caseOpened,
      caseEmailWritten,
    ],
  },
  support: {
    port: 3005,
    database: true,
    requests: [
      listKeys,
      findOrganisations,
      findContacts,
      passHumanCheck,
      ...Object.values(previewRequests),
      ...Object.values(executeRequests),
    ],
    events: [],
  },
} as const satisfies Record<string, ServiceDescription>;

export type ServiceName = keyof typeof services;

/** The one stream all events are kept in. */
export const eventStream = 'EVENTS';

/** Name of the durable consumer through which a service hears an event. */
export const durableName = (service: string, event: EventContract): string =>
  `${service}-${event.name.replaceAll('.', '_')}`;
