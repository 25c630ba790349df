import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole } from './support/access.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
});
afterAll(() => service?.close());

const path = (code: string): string => `/organisations/${code}/answer-copies`;
const one = (code: string): string => `${path(code)}/${randomUUID()}`;

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: POST /organisations/:code/answer-copies',
        'whose: POST /organisations/:code/answer-copies',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.post(path(code)).send({ refs: ['1.1.1'], to: ['V9'] }),
    },
    {
      titles: [
        'who may: GET /organisations/:code/answer-copies',
        'whose: GET /organisations/:code/answer-copies',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
    {
      titles: [
        'who may: GET /organisations/:code/answer-copies/:id',
        'whose: GET /organisations/:code/answer-copies/:id',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(one(code)),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/answer-copies/:id/done',
        'whose: PUT /organisations/:code/answer-copies/:id/done',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.put(`${one(code)}/done`),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/answer-copies/:id/undone',
        'whose: PUT /organisations/:code/answer-copies/:id/undone',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.put(`${one(code)}/undone`),
    },
  ],
);
