import { describe, expect, test } from '@jest/globals';
import { NotFound, Problem } from '@dspt/contracts/problem';
import { failureOf, ServiceUnavailable, worthAnotherTry } from '@dspt/service-kit/failures';
import { errors, RequestError } from '@nats-io/transport-node';
import { QueryFailedError } from 'typeorm';

const coded = (code: string, message = 'no') => Object.assign(new Error(message), { code });
const query = (code: string) => new QueryFailedError('select 1', [], coded(code));
const problem = (status: number, code = 'x') => Problem.from({ type: '', title: 'No', status, code });

describe('a failure', () => {
  test.each([
    ['a service that is away', new ServiceUnavailable()],
    ['the same, as it arrives from another service', problem(503, 'service-unavailable')],
    ['too many at once', problem(429)],
    ['a deadlock', query('40P01')],
    ['a serialisation failure', query('40001')],
    ['a lock not had in time', query('55P03')],
    ['connections cut by an administrator', query('57P01')],
    ['a database that starts', coded('57P03')],
    ['a full disk', query('53100')],
    ['a refused connection', coded('ECONNREFUSED')],
    ['what the pool says of a full pool', new Error('timeout exceeded when trying to connect')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['nobody listening', new RequestError('', { cause: new errors.NoRespondersError('a.b') })],
    ['no answer in time', new errors.TimeoutError()],
    ['a cause of a cause', new Error('wrapped', { cause: query('40P01') })],
  ])('that passes by itself: %s', (_, error) => {
    expect([failureOf(error), worthAnotherTry(error)]).toEqual(['transient', true]);
  });

  test.each([
    ['a mistake in the code', new TypeError('x is undefined')],
    ["a other's mistake", problem(500, 'fault')],
    ['broken SQL', query('42601')],
    [
      'what NATS does not allow',
      new RequestError('', { cause: new errors.PermissionViolationError('no', 'publish', 'a.b') }),
    ],
    ['nothing', undefined],
  ])('nobody understands: %s', (_, error) => {
    expect([failureOf(error), worthAnotherTry(error)]).toEqual(['fault', true]);
  });

  test.each([
    ['input that does not fit', problem(400, 'invalid-input')],
    ['nothing there', new NotFound('case')],
    ['a conflict', problem(409)],
  ])('that is an answer: %s', (_, error) => {
    expect([failureOf(error), worthAnotherTry(error)]).toEqual(['refused', false]);
  });
});
