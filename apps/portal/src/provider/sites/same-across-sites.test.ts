import { describe, expect, test } from '@jest/globals';
import { Form } from '../../pages/form.js';
import { differences, sameAcrossSitesIn, sameAcrossSitesValues } from './same-across-sites.js';

const answers = { training: true, policies: true, security: true, it: false };

describe('the four questions', () => {
  test('are read as they were shown', () => {
    expect(sameAcrossSitesIn(Form.of(sameAcrossSitesValues(answers)))).toEqual(answers);
  });

  test('must all be answered, each with its own message', () => {
    const form = Form.of({ ...sameAcrossSitesValues(answers), it: null });
    const errors = [{ field: 'it', message: 'Select yes if IT is the same in all sites' }];
    expect(() => sameAcrossSitesIn(form)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ errors }) }),
    );
  });

  test('tell in words what differs', () => {
    expect(differences(answers)).toEqual(['IT']);
  });
});
