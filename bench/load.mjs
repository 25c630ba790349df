import autocannon from 'autocannon';

export const connections = 16;

/** Requests a second that a server answers well; throws when it refuses any. */
export async function load(url, requests, seconds) {
  const result = await autocannon({ url, requests, connections, duration: seconds });
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(
      `${url}: ${result.non2xx} refused, ${result.errors} failed, ${result.timeouts} timed out`,
    );
  return result['2xx'] / result.duration;
}
