import { useAnswer } from '../data/use-answer.js';
import { Panel } from './panel.js';
import { counted } from '@dspt/contracts/counted';

/** Messages that wait for a decision, by the service that could not handle them. */
export function DeadLetters() {
  const { data, error, refetch } = useAnswer(
    ['dead-letter-counts'],
    (api, signal) => api.countDeadLetters(signal),
    { staleTime: 0 },
  );
  return (
    <Panel
      title="Set-aside messages"
      count={data?.total}
      rows={data?.services
        .filter(({ waiting }) => waiting !== 0)
        .map(({ service, waiting }) => ({
          id: service,
          text: service,
          detail: waiting === null ? 'This service does not answer.' : counted(waiting, 'message'),
        }))}
      none="No message waits for a decision."
      all="/dead-letters"
      error={error}
      onRetry={refetch}
    />
  );
}
