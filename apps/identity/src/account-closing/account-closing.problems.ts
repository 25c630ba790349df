import { ownAccountProblem } from '@dspt/contracts/identity/own-account';
import { Problem } from '@dspt/contracts/problem';

export class OnlyAdministrator extends Problem {
  constructor(alone: readonly { code: string; organisationName: string }[]) {
    const organisations = alone.map(({ code, organisationName: name }) => ({ code, name }));
    const names = organisations.map(({ code, name }) => `${name} (${code})`).join(', ');
    super({
      code: ownAccountProblem.enum['only-administrator'],
      status: 409,
      title: 'Somebody else has to administer your organisations first',
      detail:
        `You are the only administrator of ${names}. Make somebody else an administrator there, or ask the helpdesk. ` +
        'Nothing has been closed.',
      organisations,
    });
  }
}

export class StaffAccountStays extends Problem {
  constructor() {
    super({
      code: ownAccountProblem.enum['staff-account'],
      status: 409,
      title: 'You cannot close an account of our own staff',
      detail: 'Ask a system administrator to end it. Nothing has been closed.',
    });
  }
}
