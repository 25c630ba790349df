import { acting } from '@dspt/service-kit/audit/acting';
import { Problem, type ProblemDetails } from '@dspt/contracts/problem';
import { paths } from '../paths.js';
import type { PageModel } from './view.js';

interface Words {
  title: string;
  text: string[];
}

const byStatus: Record<number, Words> = {
  403: {
    title: 'You cannot see this page',
    text: ['Your role does not allow this.', 'Ask an administrator of your organisation if you need to.'],
  },
  404: {
    title: 'Page not found',
    text: [
      'If you typed the web address, check it is correct.',
      'If you pasted the web address, check you copied all of it.',
    ],
  },
  413: {
    title: 'What you sent is too large',
    text: ['A file may be at most 10 MB. Go back and choose a smaller one.'],
  },
  429: {
    title: 'Too many requests',
    text: ['Wait a minute, then go back and try again. Nothing you saved is lost.'],
  },
};

const fault: Words = {
  title: 'Sorry, there is a problem with the service',
  text: ['Try again later.', 'Nothing you saved before has been lost.'],
};

type Said = Pick<ProblemDetails, 'status' | 'code' | 'title' | 'detail'>;

function usualWords({ status, code, title, detail }: Said): Words {
  const usual = byStatus[status];
  if (usual) return usual;
  if (code === 'service-unavailable')
    return {
      title: 'Sorry, part of the service is not available',
      text: [`${title}.`, 'Try again in a minute.', 'Nothing you saved before has been lost.'],
    };
  return status >= 500 ? fault : { title, text: detail ? [detail] : [] };
}

/** Something of ours is away, or a mistake of ours: either way it passes, and the form is good. */
export function awayOrBroken(error: unknown): Problem {
  if (error instanceof Problem && error.code !== 'fault') return error;
  return new Problem({ code: 'fault', status: 503, title: fault.title });
}

/** By what the helpdesk finds the request in logs, audit trail and emails. */
export function reference(): string[] {
  const { requestId } = acting();
  return requestId
    ? [`If you ask the helpdesk, tell them: ${requestId} (the first 8 letters and digits are enough).`]
    : [];
}

/** The page shown for a problem no form can mend. */
export function problemPage({
  status,
  code,
  title,
  detail,
}: ProblemDetails): PageModel & Words & { home: string } {
  const usual = usualWords({ status, code, title, detail });
  const ownWords = detail !== undefined && !['not-found', 'not-allowed', 'fault'].includes(code);
  const words = ownWords && status < 500 ? { title, text: [detail] } : usual;
  return { ...words, text: [...words.text, ...(status >= 500 ? reference() : [])], home: paths.start };
}
