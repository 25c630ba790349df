import type { IncomingMessage } from 'node:http';
import nunjucks from 'nunjucks';
import { localPath } from '../paths.js';
import { headersOfNoRequest } from '../security/headers.js';
import { cameFrom } from '../security/origin.js';
import { keepable } from '../account/sign-in/interrupted-form.js';
import { FORM_OWNER, ofTheForm } from './form-owner.js';
import type { Values } from './form.js';

/** What is read of a form by a portal that cannot know yet who sends it, in bytes. */
const mostKept = 1024 * 1024;
const mostFields = 20_000;

/** The page of a portal that is just starting: nothing of the website can be shown yet, but what was typed is kept. */
export const startingPage = (publicUrl: string) => async (request: IncomingMessage) => {
  const values = await typedIn(request, new URL(publicUrl).origin);
  const kept = values && keepable(values);
  const body = words.render({
    path: localPath(request.url ?? '', '/'),
    fields: kept?.flatMap(([name, texts]) => texts.map((value) => ({ name, value }))),
    texts: kept?.flatMap(([name, texts]) =>
      ofTheForm.has(name) ? [] : texts.filter((text) => /\S\s+\S/.test(text)),
    ),
    goBack: request.method === 'POST' && !values,
  });
  return {
    headers: {
      ...headersOfNoRequest,
      'content-security-policy': `${headersOfNoRequest['content-security-policy']}; form-action 'self'`,
      // By no other is known, afterwards, that the form is ours.
      'referrer-policy': 'same-origin',
    },
    body,
  };
};

/** The fields of a form of ours. `undefined` when there is none, or it is too long. */
async function typedIn(request: IncomingMessage, origin: string): Promise<Values | undefined> {
  const { method, headers } = request;
  if (method !== 'POST' || !cameFrom(origin, headers)) return void request.resume();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= mostKept) chunks.push(chunk);
  }
  if (bytes > mostKept) return undefined;
  const form = new Response(Buffer.concat(chunks), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  });
  const fields = await form.formData().catch(() => undefined);
  if (!fields?.has(FORM_OWNER) || [...fields].length > mostFields) return undefined;
  const values = Object.create(null) as Values;
  for (const [name, value] of fields) if (typeof value === 'string') (values[name] ??= []).push(value);
  return values;
}

const words: nunjucks.Template = nunjucks.compile(
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sorry, the service is unavailable – Data Security and Protection Toolkit</title>
<main>
<h1>Sorry, the service is unavailable</h1>
<p>It is just starting. Try again in a minute.</p>
{% if fields %}
<p>What you typed has not been lost: it is kept in this page. Wait a minute, then send it again. A password must be typed again, and a file chosen again.</p>
<form method="post" action="{{ path }}">
{% for field in fields %}<input type="hidden" name="{{ field.name }}" value="{{ field.value }}">
{% endfor %}<button>Send it again</button>
</form>
{% for text in texts %}{% if loop.first %}<h2>What you typed</h2>
{% endif %}<pre>{{ text }}</pre>
{% endfor %}
{% elif goBack %}
<p>Then go back in your browser: what you typed is still there. Send it again.</p>
{% endif %}
</main>
</html>
`,
  new nunjucks.Environment(null, { autoescape: true }),
);
