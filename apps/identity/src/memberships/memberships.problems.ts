import { roleNames, type OrganisationRole } from '@dspt/contracts/access';
import { registrationProblem } from '@dspt/contracts/identity/registrations';
import { userProblem } from '@dspt/contracts/identity/users';
import { Problem } from '@dspt/contracts/problem';

export class AlreadyHasAdministrator extends Problem {
  constructor(organisationName: string) {
    super({
      code: registrationProblem.enum['already-has-administrator'],
      status: 409,
      title: 'Registration request unsuccessful',
      detail:
        `${organisationName} already has an administrator. You can ask to join, and its administrators will get an ` +
        'email. If nobody there works at the organisation any more, tell the helpdesk.',
      organisationName,
    });
  }
}

/** One place with two codes is one organisation to its people: `twin` is the code to ask to join. */
export class TwinHasAdministrator extends Problem {
  constructor(organisationName: string, twin: { code: string; name: string }) {
    super({
      code: registrationProblem.enum['twin-has-administrator'],
      status: 409,
      title: 'Somebody has registered this place already, with its other code',
      detail:
        `${organisationName} is one place with two ODS codes. It is registered as ${twin.name} (${twin.code}), and what ` +
        'is published there counts for both codes, so there is no need to do the work twice. You can ask to join, and ' +
        'its administrators will get an email. If nobody there works at the organisation any more, tell the helpdesk.',
      organisationName,
      twin,
    });
  }
}

export class LastAdministrator extends Problem {
  constructor() {
    super({
      code: userProblem.enum['last-administrator'],
      status: 409,
      title: 'Your organisation needs at least one administrator',
      detail: 'Make somebody else an administrator first.',
    });
  }
}

export class InvitationAccepted extends Problem {
  constructor(email: string) {
    super({
      code: userProblem.enum['invitation-accepted'],
      status: 409,
      title: `${email} has accepted the invitation meanwhile`,
      detail: 'They are in the list of users now, where you can change their role or remove them.',
    });
  }
}

export class RoleChangedMeanwhile extends Problem {
  constructor({ firstName, lastName }: { firstName: string; lastName: string }, role: OrganisationRole) {
    super({
      code: userProblem.enum['role-changed'],
      status: 409,
      title: `The role of ${firstName} ${lastName} is ${roleNames[role]} now`,
      detail:
        'Somebody else has changed it since you opened this page, and nothing has been changed by you. Choose what ' +
        'they may do and send it again, or leave it as it is.',
      role,
    });
  }
}

export class AlreadyUser extends Problem {
  constructor(email: string) {
    super({
      code: userProblem.enum['already-a-user'],
      status: 409,
      title: `${email} is already a user of your organisation`,
      detail: 'You can change their role in the list of users.',
      errors: [{ field: 'email', message: 'This person is already a user of your organisation' }],
    });
  }
}
