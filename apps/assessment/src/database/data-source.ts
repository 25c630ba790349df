import { dataSource } from '@dspt/service-kit/database/database';
import type { DataSource } from 'typeorm';
import { StoredAnswerCopy } from '../answer-copies/answer-copy.entity.js';
import { StoredAnswerCopyTarget } from '../answer-copies/answer-copy-target.entity.js';
import { StoredAssignment } from '../assignments/assignment.entity.js';
import { StoredAssignmentChange } from '../assignments/assignment-change.entity.js';
import { ComingUpRound } from '../coming-up/coming-up-round.entity.js';
import { Coverage } from '../publications/coverage.entity.js';
import { EditionChange } from '../question-sets/edition-change.entity.js';
import { EditionMapping } from '../question-sets/edition-mapping.entity.js';
import { Exclusion } from '../publications/exclusion.entity.js';
import { PublicationCopy } from '../publications/publication-copy.entity.js';
import { QuizLink } from '../quiz/quiz-link.entity.js';
import { QuizPerson } from '../quiz/quiz-person.entity.js';
import { QuizResult } from '../quiz/quiz-result.entity.js';
import { QuizStaff } from '../quiz/quiz-staff.entity.js';
import { StoredAnswer } from '../answers/answer.entity.js';
import { StoredAnswerChange } from '../answers/answer-change.entity.js';
import { StoredAnswerSheet } from '../answer-sheets/answer-sheet.entity.js';
import { StoredAssessment } from '../assessments/assessment.entity.js';
import { StoredHandover } from '../assignments/handover.entity.js';
import { StoredDocument } from '../documents/document.entity.js';
import { StoredDocumentReplacement } from '../document-replacements/document-replacement.entity.js';
import { StoredEdition } from '../question-sets/edition.entity.js';
import { StoredEvidenceItem } from '../question-sets/evidence-item.entity.js';
import { StoredPlannedAction } from '../action-plans/planned-action.entity.js';
import { StoredProfile } from '../profiles/profile.entity.js';
import { StoredPublication } from '../publications/publication.entity.js';
import { StoredPublicationDraft } from '../publication-drafts/publication-draft.entity.js';
import { StoredQuizAttempt } from '../quiz/quiz-attempt.entity.js';
import { StoredStatementVersion } from '../supplier-statements/statement-version.entity.js';
import { StoredSupplierStatement } from '../supplier-statements/supplier-statement.entity.js';
import { QuestionSets1795338000000 } from './migrations/202611220900-question-sets.js';
import { Assessments1795338600000 } from './migrations/202611220910-assessments.js';
import { Publications1795339200000 } from './migrations/202611220920-publications.js';
import { ActionPlans1795339800000 } from './migrations/202611220930-action-plans.js';
import { PublicationDrafts1795345200000 } from './migrations/202611221100-publication-drafts.js';
import { MovedDocuments1795770600000 } from './migrations/202611270910-moved-documents.js';
import { PublicationCopies1795770000000 } from './migrations/202611270900-publication-copies.js';
import { ActionVersions1795862520000 } from './migrations/202611281042-action-versions.js';
import { ProfileChanges1795860660000 } from './migrations/202611281011-profile-changes.js';
import { ExpiryByDays1795862400000 } from './migrations/202611281040-expiry-by-days.js';
import { DocumentsKept1795862580000 } from './migrations/202611281043-documents-kept.js';
import { ConfirmedProfile1795864800000 } from './migrations/202611281080-confirmed-profile.js';
import { AssertionVersions1795864860000 } from './migrations/202611281081-assertion-versions.js';
import { StaffQuiz1795921200000 } from './migrations/202611290300-staff-quiz.js';
import { Certificates1795920600000 } from './migrations/202611290250-certificates.js';
import { Assignments1795932600000 } from './migrations/202611290610-assignments.js';
import { AnswerSheets1795932720000 } from './migrations/202611290612-answer-sheets.js';
import { AnswerCopies1795957800000 } from './migrations/202611291310-answer-copies.js';
import { CertificateCodes1795972800000 } from './migrations/202611291720-certificate-codes.js';
import { CertificateLetters1795983600000 } from './migrations/202611292020-certificate-letters.js';
import { CertificatesInPlace1795985100000 } from './migrations/202611292045-certificates-in-place.js';
import { ComingUp1795995000000 } from './migrations/202611292330-coming-up.js';
import { DocumentRestorations1795995060000 } from './migrations/202611292331-document-restorations.js';
import { DocumentDates1795982100000 } from './migrations/202611291955-document-dates.js';
import { ReplacedDocuments1795983000000 } from './migrations/202611292010-replaced-documents.js';
import { QuizPapers1795982400000 } from './migrations/202611292000-quiz-papers.js';
import { PublicationDepth1795982160000 } from './migrations/202611291956-publication-depth.js';
import { Handovers1795994400000 } from './migrations/202611292320-handovers.js';
import { SupplierStatements1795993800000 } from './migrations/202611292310-supplier-statements.js';
import { Documents1795347600000 } from './migrations/202611221110-documents.js';

const entities = [
  ComingUpRound,
  Coverage,
  EditionChange,
  EditionMapping,
  Exclusion,
  PublicationCopy,
  QuizLink,
  QuizPerson,
  QuizResult,
  QuizStaff,
  StoredAnswer,
  StoredAnswerChange,
  StoredAnswerCopy,
  StoredAnswerCopyTarget,
  StoredAnswerSheet,
  StoredAssessment,
  StoredAssignment,
  StoredAssignmentChange,
  StoredDocument,
  StoredDocumentReplacement,
  StoredEdition,
  StoredEvidenceItem,
  StoredHandover,
  StoredPlannedAction,
  StoredProfile,
  StoredPublication,
  StoredPublicationDraft,
  StoredQuizAttempt,
  StoredStatementVersion,
  StoredSupplierStatement,
];

/** The service's database with its migrations, oldest first. */
export const assessmentDataSource = (url: string): DataSource =>
  dataSource({
    url,
    prepared: true,
    entities,
    migrations: [
      QuestionSets1795338000000,
      Assessments1795338600000,
      Publications1795339200000,
      ActionPlans1795339800000,
      PublicationDrafts1795345200000,
      Documents1795347600000,
      PublicationCopies1795770000000,
      MovedDocuments1795770600000,
      ProfileChanges1795860660000,
      ExpiryByDays1795862400000,
      ActionVersions1795862520000,
      DocumentsKept1795862580000,
      ConfirmedProfile1795864800000,
      AssertionVersions1795864860000,
      Certificates1795920600000,
      StaffQuiz1795921200000,
      Assignments1795932600000,
      AnswerSheets1795932720000,
      AnswerCopies1795957800000,
      CertificateCodes1795972800000,
      DocumentDates1795982100000,
      PublicationDepth1795982160000,
      QuizPapers1795982400000,
      ReplacedDocuments1795983000000,
      CertificateLetters1795983600000,
      CertificatesInPlace1795985100000,
      SupplierStatements1795993800000,
      Handovers1795994400000,
      ComingUp1795995000000,
      DocumentRestorations1795995060000,
    ],
  });
