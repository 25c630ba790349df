import type { Session } from '@dspt/contracts/identity/sessions';
import { CircularProgress } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLogin } from 'react-admin';
import { CodeStep } from './code-step.js';
import { nextStep, type Step } from './next-step.js';
import { NotStaff } from './not-staff.js';
import { PasswordStep } from './password-step.js';
import { currentSession } from './session.js';
import { toSetUp } from './to-set-up.js';
import { SignInFrame } from './sign-in-frame.js';

/** Password, then second factor; whoever is signed in already starts where they are. */
export default function SignInPage() {
  const [step, setStep] = useState<Step>();
  const enter = useLogin();
  const goOn = (session: Session | null) => {
    const next = nextStep(session);
    if (next === 'enter') void enter({});
    else if (next === 'set-up') toSetUp();
    else setStep(next);
  };
  useEffect(() => {
    currentSession().then(goOn, () => setStep('password'));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once, when the page opens
  }, []);

  return (
    <SignInFrame>
      {step === undefined && <CircularProgress aria-label="Loading" />}
      {step === 'password' && <PasswordStep onDone={goOn} />}
      {step === 'code' && <CodeStep onDone={goOn} />}
      {step === 'not-staff' && <NotStaff onSignedOut={() => setStep('password')} />}
    </SignInFrame>
  );
}
