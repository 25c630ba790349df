import { joinRequestProblem } from '@dspt/contracts/identity/join-requests';
import { Problem } from '@dspt/contracts/problem';

export class HasNoAdministrator extends Problem {
  constructor(organisationName: string) {
    super({
      code: joinRequestProblem.enum['has-no-administrator'],
      status: 409,
      title: `${organisationName} has not registered yet`,
      detail: 'There is nobody who could let you in. You can register the organisation yourself.',
      organisationName,
    });
  }
}

export class JoinRequestAnswered extends Problem {
  constructor() {
    super({
      code: joinRequestProblem.enum['join-request-answered'],
      status: 409,
      title: 'This request has been answered already',
      detail: 'Another administrator was quicker. The list of users shows who has access now.',
    });
  }
}
