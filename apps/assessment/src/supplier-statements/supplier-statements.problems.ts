import {
  mostSupplierStatements,
  supplierStatementProblem,
} from '@dspt/contracts/assessment/supplier-statements';
import { Problem } from '@dspt/contracts/problem';

const { enum: code } = supplierStatementProblem;

export class StatementsFull extends Problem {
  constructor() {
    super({
      code: code['supplier-statements-full'],
      status: 409,
      title: `Your organisation offers ${mostSupplierStatements} statements already`,
      detail: 'Put several products into one statement, or withdraw one that nobody needs any more.',
    });
  }
}

/** Somebody of the same organisation was quicker. */
export class StatementChanged extends Problem {
  constructor() {
    super({
      code: code['supplier-statement-changed'],
      status: 409,
      title: 'Somebody else has changed this statement since you opened the page',
      detail:
        'Nothing has been saved. Look at the statement as it is now, then save yours if you still want to.',
    });
  }
}

/** The supplier was quicker than whoever adds it. */
export class NewerStatement extends Problem {
  constructor() {
    super({
      code: code['supplier-statement-changed'],
      status: 409,
      title: 'The supplier has written a newer version since you opened the page',
      detail: 'Nothing has been added. Look at the newer version, then add it if you still want to.',
    });
  }
}

export class StatementWithdrawn extends Problem {
  constructor() {
    super({
      code: code['supplier-statement-withdrawn'],
      status: 409,
      title: 'This statement has been withdrawn',
      detail: 'Ask the supplier for another one. What you have added before stays in your documents.',
    });
  }
}
