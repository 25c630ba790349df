/** What a service is, and what it asks and hears: by name, so that whoever only needs a port loads no contract. */
interface ServiceDescription {
  /** Default port of its HTTP server. */
  readonly port: number;
  /** Has a database of its own, of the same name. */
  readonly database: boolean;
  /** Subjects of what it asks others. */
  readonly requests: readonly string[];
  /** Names of the facts it hears. */
  readonly events: readonly string[];
}

/**
 * Who asks whom and who hears what. The NATS permissions are written from it, and a service whose handlers
 * differ from it refuses to start.
 */
export const services = {
  portal: {
    port: 3000,
    database: false,
    requests: ['identity.sessions.exchange', 'identity.security-events.report-refusal'],
    events: [],
  },
  identity: {
    port: 3001,
    database: true,
    requests: ['organisations.organisations.find'],
    events: ['organisations.renamed.v1'],
  },
  organisations: {
    port: 3002,
    database: true,
    requests: [
      'identity.keys.list',
      'assessment.publications.page',
      'assessment.coverage.page',
      'assessment.certificates.find',
      'assessment.progress.page',
      'identity.memberships.page',
    ],
    events: [
      'assessment.published.v1',
      'assessment.coverage-added.v1',
      'assessment.coverage-ended.v1',
      'assessment.progress-changed.v1',
      'identity.memberships-changed.v1',
    ],
  },
  assessment: {
    port: 3003,
    database: true,
    requests: [
      'identity.keys.list',
      'organisations.organisations.find',
      'organisations.sites.list',
      'organisations.sites.name',
      'organisations.areas.resolve',
      'identity.members.list',
      'identity.memberships.list',
    ],
    events: ['identity.role-changed.v1', 'identity.member-removed.v1', 'organisations.renamed.v1'],
  },
  notifications: {
    port: 3004,
    database: true,
    requests: [
      'identity.keys.list',
      'organisations.organisations.find',
      'identity.people.contacts',
      'identity.links.issue',
      'identity.join-requests.get',
      'support.cases.letter',
      'assessment.handovers.find',
      'assessment.coming-up.find',
    ],
    events: [
      'identity.invitation-created.v1',
      'identity.address-already-registered.v1',
      'identity.join-requested.v1',
      'identity.join-answered.v1',
      'identity.password-reset-requested.v1',
      'identity.password-changed.v1',
      'identity.linked-account-changed.v1',
      'identity.second-factor-changed.v1',
      'identity.email-change-requested.v1',
      'identity.email-changed.v1',
      'identity.member-added.v1',
      'identity.role-changed.v1',
      'identity.member-removed.v1',
      'identity.lone-administrator.v1',
      'assessment.published.v1',
      'assessment.coverage-added.v1',
      'assessment.coverage-ended.v1',
      'assessment.moved.v1',
      'assessment.questions-given.v1',
      'assessment.questions-handed-over.v1',
      'assessment.things-coming-up.v1',
      'organisations.sites-joined.v1',
      'organisations.site-list-corrected.v1',
      'organisations.status-ending.v1',
      'organisations.head-office-function-switched.v1',
      'identity.account-helped.v1',
      'identity.account-closed.v1',
      'identity.former-address-used.v1',
      'identity.invitation-cancelled.v1',
      'identity.invitation-declined.v1',
      'identity.provider-viewed.v1',
      'support.case-opened.v1',
      'support.case-email-written.v1',
      'support.incident-reported.v1',
      'support.incident-due.v1',
    ],
  },
  support: {
    port: 3005,
    database: true,
    requests: [
      'identity.keys.list',
      'organisations.organisations.find',
      'identity.people.contacts',
      'organisations.areas.resolve',
      'identity.human-checks.pass',
      'identity.actions.preview',
      'organisations.actions.preview',
      'assessment.actions.preview',
      'identity.actions.execute',
      'organisations.actions.execute',
      'assessment.actions.execute',
    ],
    events: ['identity.person-renamed.v1'],
  },
} as const satisfies Record<string, ServiceDescription>;

export type ServiceName = keyof typeof services;

/** The one stream all events are kept in. */
export const eventStream = 'EVENTS';

/** Name of the durable consumer through which a service hears an event. */
export const durableName = (service: string, event: string): string =>
  `${service}-${event.replaceAll('.', '_')}`;
