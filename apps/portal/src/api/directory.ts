import * as actionPlans from '@dspt/contracts/assessment/action-plans';
import * as assessments from '@dspt/contracts/assessment/assessments';
import * as profiles from '@dspt/contracts/assessment/profiles';
import * as publicationDrafts from '@dspt/contracts/assessment/publication-drafts';
import * as publications from '@dspt/contracts/assessment/publications';
import type { RouteContract } from '@dspt/contracts/define';
import * as passwords from '@dspt/contracts/identity/passwords';
import * as registrations from '@dspt/contracts/identity/registrations';
import * as sessions from '@dspt/contracts/identity/sessions';
import * as views from '@dspt/contracts/identity/views';
import * as users from '@dspt/contracts/identity/users';
import * as emails from '@dspt/contracts/notifications/emails';
import * as organisations from '@dspt/contracts/organisations/organisations';
import * as register from '@dspt/contracts/organisations/register';
import * as sites from '@dspt/contracts/organisations/sites';
import * as cases from '@dspt/contracts/support/cases';

const offered = {
  identity: [passwords, registrations, sessions, users, views],
  organisations: [organisations, register, sites],
  assessment: [actionPlans, assessments, profiles, publicationDrafts, publications],
  notifications: [emails],
  support: [cases],
};

/** A service the portal speaks to over HTTP. */
export type Neighbour = keyof typeof offered;
export const neighbours = Object.keys(offered) as Neighbour[];

const owners = new Map<unknown, Neighbour>(
  neighbours.flatMap((name) =>
    offered[name].flatMap((module) => Object.values<unknown>(module).map((thing) => [thing, name] as const)),
  ),
);

/** Which service offers an operation: the folder its contract is in. */
export function ownerOf(route: RouteContract): Neighbour {
  const owner = owners.get(route);
  if (!owner) throw new Error(`No service is known to offer ${route.method} ${route.path}`);
  return owner;
}
