import type { Session } from '@dspt/contracts/identity/sessions';
import { Typography } from '@mui/material';
import { CodeField, codeIn } from './code-field.js';
import { showSecondFactor } from './session.js';
import { StepForm } from './step-form.js';

/** The second factor of somebody who has set one up. */
export const CodeStep = ({ onDone }: { onDone: (session: Session) => void }) => (
  <StepForm
    title="Enter your security code"
    action="Continue"
    onSubmit={async (typed) => onDone(await showSecondFactor(codeIn(typed)))}
  >
    <Typography>Open your authenticator app and enter the code it shows for this service.</Typography>
    <CodeField />
    <Typography>
      If you cannot get a code any more, enter one of your recovery codes. If you have none, ask the helpdesk
      to reset your second factor.
    </Typography>
  </StepForm>
);
