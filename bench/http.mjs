/** Calls a service; gives back the parsed answer and throws with the problem when it refuses. */
export async function call(method, url, { token, body } = {}) {
  const request = { method, headers: token ? { authorization: `Bearer ${token}` } : {} };
  if (body !== undefined) {
    request.headers['content-type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  const response = await fetch(url, request);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}
