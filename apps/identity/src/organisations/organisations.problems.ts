import { registrationProblem } from '@dspt/contracts/identity/registrations';
import type { Organisation } from '@dspt/contracts/organisations/organisations';
import { Problem } from '@dspt/contracts/problem';

const { enum: code } = registrationProblem;

export class OrganisationUnknown extends Problem {
  constructor(odsCode: string) {
    super({
      code: code['organisation-unknown'],
      status: 404,
      title: `We do not know the ODS code ${odsCode}`,
      detail: 'Check the code, or find your organisation by its postcode or name.',
    });
  }
}

export class OrganisationClosed extends Problem {
  constructor({ name, successor }: Organisation) {
    super({
      code: code['organisation-closed'],
      status: 409,
      title: `${name} is closed`,
      detail: successor
        ? `Its work is carried on by ${successor.name} (${successor.code}). Register with that code.`
        : 'Find your organisation by its postcode or name to see its present code.',
      organisationName: name,
      successor,
    });
  }
}

export class OrganisationNotEligible extends Problem {
  constructor({ name }: Organisation) {
    super({
      code: code['organisation-not-eligible'],
      status: 409,
      title: `${name} cannot register here yet`,
      detail:
        'This service is for organisations that provide care. Find the code of your care home, agency or head office.',
      organisationName: name,
    });
  }
}
