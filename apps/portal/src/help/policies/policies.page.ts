import { article, policies, type Policy } from '../../content/content.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

export const policiesPage = () =>
  view('help/policies/policies', {
    back: paths.help.hub,
    ...article('help/template-policies', {}),
    policies: policies.map(linkTo),
  });

export const policyPage = ({ name, text }: Policy) =>
  view('help/policies/policy', {
    title: text.title,
    back: paths.help.policies,
    use: article('help/using-a-policy', {}),
    file: paths.help.policyFile(name),
    html: text.html({}),
    items: text.items.map((ref) => ({ text: `Question ${ref}`, href: paths.assessment.item(ref) })),
  });

/** Policies that help with a question. */
export const policiesFor = (ref: string) =>
  policies.filter(({ text }) => text.items.includes(ref)).map(linkTo);

const linkTo = ({ name, text }: Policy) => ({ text: text.title, href: paths.help.policy(name) });
