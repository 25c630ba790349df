import { randomUUID } from 'node:crypto';
import { accountSamples } from './account-form-samples.js';
import type { Sample } from './form-sample.js';

const id = randomUUID();
const token = 'x'.repeat(60);
const person = {
  email: 'typed@example.org',
  firstName: 'Séan "Jo"',
  lastName: 'O’Neill',
  telephone: '01632 1',
};
const choice = { q: 'typed here' };

/** What somebody has typed into each form of the portal. A new form needs a line here. */
export const samples: Record<string, Sample> = {
  ...accountSamples,
  '/action-plan': { path: '/action-plan', needs: 'assessment', typed: { 'action-1.1.1': 'Typed <b>& kept' } },
  '/action-plan/upload': { path: '/action-plan/upload', typed: choice },
  '/assessment/answers/upload': { path: '/assessment/answers/upload', typed: choice },
  '/assessment/answers/uploads/:id': {
    path: `/assessment/answers/uploads/${id}`,
    needs: 'assessment',
    typed: { save: '1.1.1:0' },
  },
  '/copy-answers': { path: '/copy-answers', typed: { refs: '1.1.1' } },
  '/copy-answers/organisations': {
    path: '/copy-answers/organisations',
    needs: 'assessment',
    typed: { refs: '1.1.1', to: 'VR002' },
  },
  '/copy-answers/:id': { path: `/copy-answers/${id}`, needs: 'assessment', typed: choice },
  '/copy-answers/:id/undo': { path: `/copy-answers/${id}/undo`, needs: 'assessment', typed: choice },
  '/publish-several': { path: '/publish-several', typed: { codes: 'VR001' } },
  '/publish-several/check': {
    path: '/publish-several/check',
    needs: 'assessment',
    typed: { organisations: 'VR001:met:1', confirmed: 'yes' },
  },
  '/register/:code/details': {
    path: '/register/VR002/details',
    needs: 'identity',
    typed: person,
    stranger: true,
  },
  '/register/:code/check': {
    path: '/register/VR002/check',
    needs: 'identity',
    typed: person,
    stranger: true,
  },
  '/register/:code/ask-to-join': {
    path: '/register/VR001/ask-to-join',
    needs: 'identity',
    typed: { ...person, message: 'First line\nsecond <line>' },
    stranger: true,
  },
  '/users/invite': {
    path: '/users/invite',
    needs: 'identity',
    typed: { email: 'typed@example.org', firstName: 'Séan "Jo"', lastName: 'O’Neill', role: 'member' },
  },
  '/users/review': { path: '/users/review', needs: 'identity', typed: { from: `${id}:member` } },
  '/users/invite-several': {
    path: '/users/invite-several',
    needs: 'identity',
    typed: {
      rows: '1',
      'people.0.email': 'typed@example.org',
      'people.0.firstName': 'Séan "Jo"',
      'people.0.lastName': 'O’Neill',
      'people.0.role': 'member',
      action: 'send',
    },
  },
  '/users/:id/role': { path: `/users/${id}/role`, needs: 'identity', typed: { role: 'auditor' } },
  '/users/:id/remove': { path: `/users/${id}/remove`, needs: 'identity', typed: choice },
  '/users/requests/:id': { path: `/users/requests/${id}`, needs: 'identity', typed: { outcome: 'refused' } },
  '/publications/:id/sites': {
    path: `/publications/${id}/sites`,
    needs: 'assessment',
    typed: { sites: 'VR002', action: 'add' },
  },
  '/assessment/last-year/:name': {
    path: '/assessment/last-year/data-security',
    needs: 'assessment',
    typed: { 'version.1.1.1': '1', stillRight: '1.1.1' },
  },
  '/assessment/confirm': { path: '/assessment/confirm', needs: 'assessment', typed: { assertions: '1.1' } },
  '/assessment/assign': {
    path: '/assessment/assign?ref=1.1.1',
    needs: 'assessment',
    typed: { owner: 'nobody', 'dueOn-day': '31', 'dueOn-month': '3', 'dueOn-year': '2027' },
  },
  '/handover/:id': {
    path: `/handover/${id}`,
    needs: 'assessment',
    typed: { shown: '1.1.1:1', all: 'nobody', note: 'In the <b> blue folder' },
  },
  '/assessment/documents/:id/dates': {
    path: `/assessment/documents/${id}/dates`,
    needs: 'assessment',
    typed: { 'expiresOn-day': '31', 'expiresOn-month': '3', 'expiresOn-year': '2027', version: '1' },
  },
  '/assessment/documents/:id/newer': { path: `/assessment/documents/${id}/newer`, typed: choice },
  '/assessment/documents/:id/newer/:by': {
    path: `/assessment/documents/${id}/newer/${randomUUID()}`,
    needs: 'assessment',
    typed: { 'expiresOn-day': '31', 'expiresOn-year': '2027', 'expiresOn-month': '3', answers: '1.1.2:1' },
  },
  '/supplier-statements/:id': {
    path: `/supplier-statements/${id}?for=10.1.2`,
    needs: 'assessment',
    typed: { version: id },
  },
  '/your-statements/new': {
    path: '/your-statements/new',
    needs: 'assessment',
    typed: {
      title: 'How we keep <data>',
      products: 'Rota & "Pay"',
      summary: 'First line\nsecond <line>',
      questions: '10.1.2',
      upload: id,
      fileName: 'Statement & more.pdf',
      'expiresOn-day': '31',
      'expiresOn-month': '3',
      'expiresOn-year': '2027',
    },
  },
  '/your-statements/:id': {
    path: `/your-statements/${id}`,
    needs: 'assessment',
    typed: { title: 'How we keep <data>', products: 'Rota', summary: 'Typed', version: '1' },
  },
  '/your-statements/:id/newer': {
    path: `/your-statements/${id}/newer`,
    needs: 'assessment',
    typed: { upload: id, fileName: 'Newer.pdf', version: '1' },
  },
  '/your-statements/:id/withdrawal': {
    path: `/your-statements/${id}/withdrawal`,
    needs: 'assessment',
    typed: { version: '1' },
  },
  '/assessment/documents/:id/put-back': {
    path: `/assessment/documents/${id}/put-back`,
    needs: 'assessment',
    typed: { answers: '1.1.2:2' },
  },
  '/assessment/items/:ref': {
    path: '/assessment/items/1.1.5',
    needs: 'assessment',
    typed: {
      text: 'A long answer, with "quotes" & <signs>',
      comment: 'A comment',
      version: '0',
      action: 'next',
    },
  },
  '/staff-quiz/link': { path: '/staff-quiz/link', needs: 'assessment', typed: choice },
  '/staff-quiz/link/end': { path: '/staff-quiz/link/end', needs: 'assessment', typed: {} },
  '/staff-quiz/staff': { path: '/staff-quiz/staff', needs: 'assessment', typed: { staff: '19' } },
  '/staff-quiz/record': {
    path: '/staff-quiz/record',
    needs: 'assessment',
    typed: {
      firstName: 'Séan "Jo"',
      lastName: 'O’Neill',
      job: 'Carer <nights>',
      'takenOn-day': '28',
      'takenOn-month': '11',
      'takenOn-year': '2026',
      sheet: '4821',
      score: '9',
    },
  },
  '/staff-quiz/people/:id/join': {
    path: `/staff-quiz/people/${id}/join`,
    needs: 'assessment',
    typed: { to: token },
  },
  '/staff-quiz/people/:id/remove': {
    path: `/staff-quiz/people/${id}/remove`,
    needs: 'assessment',
    typed: choice,
  },
  '/staff-quiz/people/:id/results/:result/remove': {
    path: `/staff-quiz/people/${id}/results/${id}/remove`,
    needs: 'assessment',
    typed: choice,
  },
  '/quiz/:token': {
    path: `/quiz/${token}`,
    needs: 'assessment',
    typed: { firstName: 'Séan "Jo"', lastName: 'O’Neill', job: 'Carer <nights>' },
    stranger: true,
  },
  '/quiz/:token/:id': {
    path: `/quiz/${token}/${id}`,
    needs: 'assessment',
    typed: { 'bank-email': '2' },
    stranger: true,
  },
  '/profile/check': { path: '/profile/check', needs: 'assessment', typed: choice },
  '/profile/:name': { path: '/profile/people', needs: 'assessment', typed: { siro: 'Ann Typed' } },
  '/incidents/new': {
    path: '/incidents/new',
    needs: 'support',
    typed: { title: 'Lost <b> phone', description: 'In a taxi', done: 'Rang "them"' },
  },
  '/incidents/:id/edit': {
    path: `/incidents/${id}/edit`,
    needs: 'support',
    typed: { title: 'Lost <b> phone', version: '1' },
  },
  '/incidents/:id/opening': { path: `/incidents/${id}/opening`, needs: 'support', typed: { version: '1' } },
  '/incidents/:id/closing': { path: `/incidents/${id}/closing`, needs: 'support', typed: { version: '1' } },
  '/incidents/:id/withdrawal': {
    path: `/incidents/${id}/withdrawal`,
    needs: 'support',
    typed: { version: '1', reason: 'It was none' },
  },
  '/sites/correction': {
    path: '/sites/correction',
    needs: 'support',
    typed: { wrong: 'closed', sites: 'VR002 <b>', evidence: 'Sold on 1 May' },
  },
  '/sites/head-office': { path: '/sites/head-office', needs: 'organisations', typed: { switch: 'off' } },
  '/publish/level': { path: '/publish/level', needs: 'assessment', typed: { level: 'met' } },
  '/publish/profile': { path: '/publish/profile', needs: 'assessment', typed: { profileConfirmed: 'yes' } },
  '/publish/confirm': {
    path: '/publish/confirm',
    needs: 'assessment',
    typed: { requestId: id, shown: 'typed' },
  },
  '/publish/questions': { path: '/publish/questions', needs: 'assessment', typed: { training: 'yes' } },
  '/publish/sites': { path: '/publish/sites', needs: 'assessment', typed: { sites: 'VR002' } },
  '/publish/reasons': {
    path: '/publish/reasons',
    needs: 'assessment',
    typed: { 'reason-VR002': 'Sold last year' },
  },
  '/choose-organisation': { path: '/choose-organisation', needs: 'identity', typed: { code: 'VR001' } },
  '/add-organisation': { path: '/add-organisation?code=VR001', needs: 'identity', typed: choice },
  '/contact': {
    path: '/contact',
    needs: 'support',
    typed: { topic: 'other', code: 'VR001', message: 'Everybody\nhas left & I am <new>' },
  },
  '/forgotten-password': {
    path: '/forgotten-password',
    needs: 'identity',
    typed: { email: 'typed@example.org' },
    stranger: true,
  },
  '/reset-password/:token': {
    path: `/reset-password/${token}`,
    needs: 'identity',
    typed: choice,
    stranger: true,
  },
  '/reset-password/:token/renewal': {
    path: `/reset-password/${token}/renewal`,
    needs: 'identity',
    typed: choice,
    stranger: true,
  },
  '/my-invitations/:id': { path: `/my-invitations/${id}`, needs: 'identity', typed: choice },
  '/my-invitations/:id/refusal': { path: `/my-invitations/${id}/refusal`, needs: 'identity', typed: choice },
  '/invitations/:token/refusal': {
    path: `/invitations/${token}/refusal`,
    needs: 'identity',
    typed: choice,
    stranger: true,
  },
  '/invitations/:token': {
    path: `/invitations/${token}`,
    needs: 'identity',
    typed: { acceptTerms: 'yes' },
    stranger: true,
  },
  '/invitations/:token/renewal': {
    path: `/invitations/${token}/renewal`,
    needs: 'identity',
    typed: choice,
    stranger: true,
  },
};
