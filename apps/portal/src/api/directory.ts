import * as actionPlans from '@dspt/contracts/assessment/action-plans';
import * as answerCopies from '@dspt/contracts/assessment/answer-copies';
import * as answerSheets from '@dspt/contracts/assessment/answer-sheets';
import * as assessments from '@dspt/contracts/assessment/assessments';
import * as carryOver from '@dspt/contracts/assessment/carry-over';
import * as assignments from '@dspt/contracts/assessment/assignments';
import * as certificates from '@dspt/contracts/assessment/certificates';
import * as changes from '@dspt/contracts/assessment/changes';
import * as comingUp from '@dspt/contracts/assessment/coming-up';
import * as confirmations from '@dspt/contracts/assessment/confirmations';
import * as documentReplacements from '@dspt/contracts/assessment/document-replacements';
import * as handovers from '@dspt/contracts/assessment/handovers';
import * as documents from '@dspt/contracts/assessment/documents';
import * as profiles from '@dspt/contracts/assessment/profiles';
import * as publicationDrafts from '@dspt/contracts/assessment/publication-drafts';
import * as publications from '@dspt/contracts/assessment/publications';
import * as severalPublications from '@dspt/contracts/assessment/several-publications';
import * as quiz from '@dspt/contracts/assessment/quiz';
import * as supplierStatements from '@dspt/contracts/assessment/supplier-statements';
import * as quizPapers from '@dspt/contracts/assessment/quiz-papers';
import * as quizResults from '@dspt/contracts/assessment/quiz-results';
import * as audit from '@dspt/contracts/audit';
import type { RouteContract } from '@dspt/contracts/define';
import * as accessReviews from '@dspt/contracts/identity/access-reviews';
import * as ownAccount from '@dspt/contracts/identity/own-account';
import * as emailChanges from '@dspt/contracts/identity/email-changes';
import * as openid from '@dspt/contracts/identity/openid';
import * as passkeys from '@dspt/contracts/identity/passkeys';
import * as identityData from '@dspt/contracts/identity/personal-data';
import * as notificationsData from '@dspt/contracts/notifications/personal-data';
import * as supportData from '@dspt/contracts/support/personal-data';
import * as assessmentData from '@dspt/contracts/assessment/personal-data';
import * as passwords from '@dspt/contracts/identity/passwords';
import * as humanChecks from '@dspt/contracts/identity/human-checks';
import * as invitations from '@dspt/contracts/identity/invitations';
import * as joinRequests from '@dspt/contracts/identity/join-requests';
import * as registrations from '@dspt/contracts/identity/registrations';
import * as secondFactors from '@dspt/contracts/identity/second-factors';
import * as securityEvents from '@dspt/contracts/identity/security-events';
import * as sessions from '@dspt/contracts/identity/sessions';
import * as staff from '@dspt/contracts/identity/staff';
import * as users from '@dspt/contracts/identity/users';
import * as views from '@dspt/contracts/identity/impersonations';
import * as emailOutcomes from '@dspt/contracts/notifications/email-outcomes';
import * as emailPreferences from '@dspt/contracts/notifications/email-preferences';
import * as emails from '@dspt/contracts/notifications/emails';
import * as areas from '@dspt/contracts/organisations/areas';
import * as verifiedCertificates from '@dspt/contracts/organisations/certificates';
import * as comparisons from '@dspt/contracts/organisations/comparisons';
import * as coverage from '@dspt/contracts/organisations/coverage';
import * as dashboard from '@dspt/contracts/organisations/dashboard';
import * as imports from '@dspt/contracts/organisations/imports';
import * as organisations from '@dspt/contracts/organisations/organisations';
import * as register from '@dspt/contracts/organisations/register';
import * as registerChanges from '@dspt/contracts/organisations/register-changes';
import * as sites from '@dspt/contracts/organisations/sites';
import * as organisationStaff from '@dspt/contracts/organisations/staff';
import * as webhooks from '@dspt/contracts/organisations/webhooks';
import * as deadLetters from '@dspt/contracts/dead-letters';
import * as actions from '@dspt/contracts/support/actions';
import * as cases from '@dspt/contracts/support/cases';
import * as contactNotes from '@dspt/contracts/support/contact-notes';
import * as incidents from '@dspt/contracts/support/incidents';

/** Every contract with an operation over HTTP, by the service that offers it. */
const offered = {
  identity: [
    identityData,
    accessReviews,
    emailChanges,
    humanChecks,
    invitations,
    joinRequests,
    openid,
    ownAccount,
    passkeys,
    passwords,
    registrations,
    secondFactors,
    securityEvents,
    sessions,
    staff,
    users,
    views,
  ],
  organisations: [
    areas,
    verifiedCertificates,
    comparisons,
    coverage,
    dashboard,
    imports,
    organisations,
    organisationStaff,
    register,
    registerChanges,
    sites,
    webhooks,
  ],
  assessment: [
    assessmentData,
    actionPlans,
    answerCopies,
    answerSheets,
    assessments,
    carryOver,
    assignments,
    certificates,
    changes,
    comingUp,
    confirmations,
    documentReplacements,
    documents,
    handovers,
    profiles,
    publicationDrafts,
    publications,
    severalPublications,
    quiz,
    quizPapers,
    quizResults,
    supplierStatements,
  ],
  notifications: [notificationsData, emailOutcomes, emailPreferences, emails],
  support: [supportData, actions, cases, contactNotes, incidents],
};
/** What the kit gives to each service. */
const offeredByAll = [audit, deadLetters];

/** A service the portal speaks to over HTTP. */
export type BackendService = keyof typeof offered;
export const backendServices = Object.keys(offered) as BackendService[];

const operationsIn = (modules: object[]): RouteContract[] =>
  modules.flatMap((module) => Object.values(module).filter(isOperation));

const isOperation = (thing: unknown): thing is RouteContract =>
  typeof thing === 'object' && thing !== null && (thing as { kind?: unknown }).kind === 'route';

/** Every operation a service offers over HTTP. */
export const operationsOf = (service: BackendService): RouteContract[] =>
  operationsIn([...offered[service], ...offeredByAll]);

const owners = new Map(
  backendServices.flatMap((name) => operationsIn(offered[name]).map((route) => [route, name] as const)),
);

/** Which service offers an operation: the folder its contract is in. */
export function ownerOf(route: RouteContract): BackendService {
  const owner = owners.get(route);
  if (!owner) throw new Error(`No service is known to offer ${route.method} ${route.path}`);
  return owner;
}
