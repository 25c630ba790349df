import type { RouteContract } from '@dspt/contracts/define';
import { problemDetails } from '@dspt/contracts/problem';
import type { Answer } from './http.js';
import { codes } from './operations.js';

/** How libraries speak to programmers. Nobody else has to understand it. */
const library =
  /invalid (input|string|option|key|value|element|union|iso)|: expected|received (undefined|null|string|number|array|object|NaN)|too (big|small):|unrecognized key|FST_ERR|unexpected (token|end)|in JSON at|cannot be empty when|\bat \S+ \(?(file:|\/)\S+:\d+|node_modules|QueryFailedError|TypeError|\[object Object\]/i;

const shown = (text: string) => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

/** What is wrong with an answer, whatever the question was; nothing, mostly. */
export function wrongWith(answer: Answer): string[] {
  const { status, text, type } = answer;
  const wrong = status >= 500 ? [`${status} ${shown(text)}`] : [];
  const said = status >= 400 || type.startsWith('text/html') ? library.exec(text)?.[0] : undefined;
  return said ? [...wrong, `says "${said}": ${status} ${shown(text)}`] : wrong;
}

/** The same for a program's answer: a problem of the closed lists, or what the contract promises. */
export function wrongWithApi(answer: Answer, route?: RouteContract): string[] {
  const { status, text, type } = answer;
  const wrong = wrongWith(answer);
  if (status >= 400) {
    const problem = type.startsWith('application/problem+json') ? problemIn(text) : undefined;
    if (!problem) wrong.push(`no problem: ${status} ${type} ${shown(text)}`);
    else if (!codes.has(problem.code)) wrong.push(`code of no list: ${problem.code}`);
    else if (problem.status !== status) wrong.push(`says ${problem.status} and is ${status}`);
  } else if (type.startsWith('application/json') && route?.output) {
    const { error } = route.output.safeParse(JSON.parse(text));
    if (error) wrong.push(`not what the contract promises: ${shown(JSON.stringify(error.issues))}`);
  }
  return wrong;
}

function problemIn(text: string) {
  try {
    return problemDetails.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
