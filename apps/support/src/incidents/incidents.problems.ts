import { Problem } from '@dspt/contracts/problem';
import { incidentProblem, incidentStateNames, type Incident } from '@dspt/contracts/support/incidents';

export class IncidentChanged extends Problem {
  constructor(current: Incident) {
    super({
      code: incidentProblem.enum['incident-changed'],
      status: 409,
      title: 'Somebody else has changed this incident',
      detail: 'Look at what it says now, and decide again.',
      current,
    });
  }
}

export class IncidentNotNow extends Problem {
  constructor({ state }: Pick<Incident, 'state'>) {
    super({
      code: incidentProblem.enum['incident-not-now'],
      status: 409,
      title: 'This cannot be done with the incident now',
      detail: `Its state is: ${incidentStateNames[state]}.`,
    });
  }
}
