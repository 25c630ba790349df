import { describe, expect, test } from '@jest/globals';
import { assessment, draft, profile, site, unpublished } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { fingerprintOf, hasLevel, leftOut, requestOf, withLevel } from './draft.js';
import { levelsOf, missingFor } from './levels.js';
import { previewPage, type Preview } from './preview.page.js';
import { missingReasons, pageWithout, typedReasons } from './reasons.page.js';
import { chooseSitesPage } from './sites.page.js';

const sites = ['A1', 'B2', 'C3'].map((code) => site(code));
const same = { training: true, policies: true, security: true, it: true };

describe('what is missing for a level', () => {
  test('each with the page that mends it', () => {
    const list = assessment([], {
      met: { outstandingItems: ['1.2.4', '1.3.2'], unconfirmedAssertions: ['1.2'] },
    });
    expect(missingFor('exceeded', list, profile({ complete: false }))).toMatchObject([
      { text: 'Complete your organisation profile', href: '/profile' },
      { text: 'Answer 2 questions', href: '/assessment/items/1.2.4' },
      { text: 'Confirm 1 assertion', href: '/assessment/confirm' },
      { href: '/profile/email-and-certificate?return=%2Fpublish%2Flevel' },
    ]);
    expect(missingFor('approaching', list, profile())).toEqual([]);
  });

  test('Approaching Standards is offered only where it may be published', () => {
    expect(levelsOf(assessment([], { approachingAvailable: false }))).toEqual(['met', 'exceeded']);
  });
});

describe('a draft', () => {
  test('leaves out only sites that are still there', () => {
    const exclusions = [
      { code: 'A1', reason: 'Sold' },
      { code: 'GONE', reason: 'Sold' },
    ];
    const level = withLevel(draft({ exclusions, sameAcrossSites: same }), 'met');
    expect(leftOut(level, sites)).toEqual([exclusions[0]]);
    expect(requestOf(level, sites)).toEqual({
      level: 'met',
      exclusions: [exclusions[0]],
      sameAcrossSites: same,
    });
    expect(requestOf(level, [])).toEqual({ level: 'met', exclusions: [] });
  });

  test('is not published when it, or the sites, are others than those shown', () => {
    const shown = requestOf(withLevel(draft(), 'met'), sites);
    const changed = requestOf(withLevel(draft(), 'exceeded'), sites);
    expect(fingerprintOf(shown, sites)).toBe(fingerprintOf({ ...shown }, [...sites]));
    expect(fingerprintOf(changed, sites)).not.toBe(fingerprintOf(shown, sites));
    expect(fingerprintOf(shown, sites.slice(1))).not.toBe(fingerprintOf(shown, sites));
  });

  test('asks for the profile again when the level changes', () => {
    const confirmed = draft({ level: 'met', profileVersion: 3 });
    expect(withLevel(confirmed, 'met').profileVersion).toBe(3);
    expect(withLevel(confirmed, 'exceeded').profileVersion).toBeNull();
    expect(hasLevel(draft())).toBe(false);
  });
});

describe('choosing sites', () => {
  const all = { q: '', show: 'all', page: 1 } as const;

  test('all are ticked until some are left out', () => {
    const { model } = chooseSitesPage(sites, draft({ exclusions: [{ code: 'B2', reason: '' }] }), all);
    expect(model.sites.items.map(({ checked }) => checked)).toEqual([true, false, true]);
    expect(model.count).toBe('2 of 3 sites are ticked. 1 left out.');
    expect(model.shown).toBe('A1 B2 C3');
  });

  test('many come on pages, turned by buttons that keep the ticks', () => {
    const many = Array.from({ length: 450 }, (_, index) => site(`S${index}`));
    const { model } = chooseSitesPage(many, draft(), { ...all, page: 2 });
    expect(model.sites.items).toHaveLength(200);
    expect(model.pages).toEqual({
      text: 'Page 2 of 3',
      buttons: [
        { value: 'page-1', text: 'Previous page' },
        { value: 'page-3', text: 'Next page' },
      ],
    });
  });

  test('says what was said to be different', () => {
    const { model } = chooseSitesPage(sites, draft({ sameAcrossSites: { ...same, it: false } }), all);
    expect(model.different).toContain('not all sites have the same IT');
  });
});

describe('reasons', () => {
  const out = (reasons: string[]) => reasons.map((reason, index) => ({ code: `S${index}`, reason }));
  test('that are missing are asked for one by one, or once when there are many', () => {
    expect(missingReasons([{ code: 'A1', reason: '' }], sites)).toEqual([
      { field: 'reason.A1', message: 'Say why ROSE A1 is left out' },
    ]);
    expect(missingReasons(out(Array<string>(6).fill('')), sites)).toMatchObject([{ field: 'forAll' }]);
  });
  test('that are too long are refused, not cut', () => {
    const form = Form.of({ 'reason.A1': 'x'.repeat(501), forAll: 'Sold' });
    expect(() => typedReasons(form, [{ code: 'A1', reason: '' }])).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ errors: [expect.objectContaining({ field: 'reason.A1' })] }),
      }),
    );
  });
  test('lead to the page where the first is missing', () => {
    expect(pageWithout(out([...Array<string>(150).fill('Sold'), '']))).toBe(2);
    expect(pageWithout(out(['Sold']))).toBeUndefined();
  });
});

describe('the effect', () => {
  const preview = (change: Partial<Preview> = {}): Preview => ({
    level: 'met',
    edition: '2026-27',
    blockedBy: [],
    headOfficeFunction: true,
    covered: 2,
    leftOut: 1,
    stillCovered: [],
    effects: sites.map(({ code, name }, index) => ({
      code,
      name,
      before: unpublished,
      after: unpublished,
      effect: index === 0 ? 'left-out' : 'goes-up',
    })),
    ...change,
  });
  const asked = {
    organisationName: 'HQ',
    sitesWithoutFunction: 0,
    depth: undefined,
    alone: false,
    only: undefined,
    page: 1,
  };

  test('is counted and listed, all or one kind', () => {
    const { model } = previewPage(preview(), asked);
    expect(model.counts).toMatchObject([
      { text: 'Goes up', count: '2' },
      { text: 'Left out', count: '1' },
    ]);
    expect(previewPage(preview(), { ...asked, only: 'left-out' }).model.rows).toHaveLength(1);
    expect(model.next).toEqual({ text: 'Continue', href: '/publish/profile' });
  });

  test('warns of sites an earlier publication still covers', () => {
    expect(previewPage(preview({ stillCovered: ['A1'] }), asked).model.stillCovered).toContain(
      'ROSE A1 (A1)',
    );
  });

  test('stops before anything that stands in the way, with a way to mend it', () => {
    const blockedBy: Preview['blockedBy'] = [{ code: 'items-outstanding', detail: 'Answer 1.2.4.' }];
    const { model } = previewPage(preview({ blockedBy }), asked);
    expect(model).toMatchObject({
      title: 'You cannot publish yet',
      next: undefined,
      blocks: [{ detail: 'Answer 1.2.4.', mend: { href: '/assessment?show=left' } }],
    });
  });

  test('leads to the action plan as a step, not as an obstacle', () => {
    const blockedBy: Preview['blockedBy'] = [{ code: 'action-plan-incomplete', detail: '…' }];
    const { model } = previewPage(preview({ blockedBy }), asked);
    expect(model.blocks).toEqual([]);
    expect(model.next?.href).toBe('/action-plan?return=%2Fpublish%2Fpreview');
  });
});
