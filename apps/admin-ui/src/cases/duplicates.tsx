import { caseTopicNames, type CaseSummary } from '@dspt/contracts/support/cases';
import { Alert } from '@mui/material';
import { Link, useCreatePath } from 'react-admin';
import { dateText } from '../words/dates.js';
import { caseStateNames } from './words.js';

/** Other cases about the same organisation or from the same address: perhaps it is the same thing. */
export function Duplicates({ cases }: { cases: CaseSummary[] }) {
  const createPath = useCreatePath();
  if (cases.length === 0) return null;
  return (
    <Alert severity="warning">
      Perhaps the same as:
      <ul>
        {cases.map(({ id, number, topic, state, firstName, lastName, openedAt }) => (
          <li key={id}>
            <Link to={createPath({ resource: 'cases', id, type: 'show' })}>{number}</Link>:{' '}
            {caseTopicNames[topic]}, {firstName} {lastName}, {dateText(openedAt)} ({caseStateNames[state]})
          </li>
        ))}
      </ul>
    </Alert>
  );
}
