import { send } from './http.js';
import type { People } from './people.js';
import { platform } from './platform.js';

/** Things that somebody of another organisation has made, by the path under which they would be asked for. */
export async function somebodyElsesThings(people: People, code: string): Promise<Map<string, string>> {
  const authorization = await people.bearer('administrator');
  const uploaded = await send(platform.urls.assessment, {
    method: 'POST',
    path: `/organisations/${code}/documents`,
    headers: { authorization, 'content-type': 'multipart/form-data; boundary=x' },
    body: [
      '--x',
      'content-disposition: form-data; name="file"; filename="policy.txt"',
      'content-type: text/plain',
      '',
      'Our policy.',
      '--x--',
      '',
    ].join('\r\n'),
  });
  const { id: document } = JSON.parse(uploaded.text) as { id?: string };
  if (!document) throw new Error(`Not uploaded: ${uploaded.text}`);
  const user = people.idOf('member');
  return new Map([
    ['/organisations/:code/documents/:id', document],
    ['/organisations/:code/documents/:id/dates', document],
    ['/organisations/:code/documents/:id/replacements', document],
    ['/organisations/:code/users/:id', user],
  ]);
}
