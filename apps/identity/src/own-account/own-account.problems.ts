import { ownAccountProblem, type OwnAccount } from '@dspt/contracts/identity/own-account';
import { Problem } from '@dspt/contracts/problem';

export class DetailsChangedMeanwhile extends Problem {
  constructor(current: OwnAccount) {
    const { firstName, lastName, telephone } = current;
    super({
      code: ownAccountProblem.enum['details-changed'],
      status: 409,
      title: 'Your details have been changed since you opened this page',
      detail:
        `They are now: ${firstName} ${lastName}, ${telephone ? `telephone ${telephone}` : 'no telephone number'}. ` +
        'Nothing has been saved yet. Check what you typed, and save it if it is right.',
      current,
    });
  }
}
