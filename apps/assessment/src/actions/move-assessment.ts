import type { Organisation } from '@dspt/contracts/organisations/organisations';
import type { ActionInput } from '@dspt/contracts/support/catalogue';
import { HandlesAction, type ActionHandler, type Plan } from '@dspt/service-kit/actions/handler';
import { ActionImpossible } from '@dspt/service-kit/actions/problems';
import { organisationWords } from '@dspt/service-kit/actions/words';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MovesService, type Undo, type Work } from '../moves/moves.service.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { QuestionSetsService } from '../question-sets/question-sets.service.js';
import { inOneGroup } from './group.js';

type Input = ActionInput<'move-assessment'>;

interface Pair {
  from: Organisation;
  to: Organisation;
}

@Injectable()
@HandlesAction('move-assessment')
export class MoveAssessment implements ActionHandler<'move-assessment'> {
  constructor(
    private readonly moves: MovesService,
    private readonly organisations: OrganisationsClient,
    private readonly questionSets: QuestionSetsService,
  ) {}

  async plan(manager: EntityManager, input: Input): Promise<Plan> {
    const pair = await this.pair(input);
    const { from, to } = pair;
    if (!to.mayRegister)
      throw new ActionImpossible(`${organisationWords(to)} is closed, or of a kind that does not take part`);
    const move = { ...pair, set: await this.questionSets.lastSeen() };
    const { id: edition } = move.set.edition;
    const { source, target } = await this.moves.look(manager, move);
    mustHaveWork(from, source, edition);
    mustBeFree(to, target, edition);
    return {
      ...seen(pair, edition),
      effects: [codeEffect(edition, from, to), ...amountEffects(to, source)],
      warnings: warningsAbout(pair, source, target),
      act: async () => ({ ...(await this.moves.move(manager, move)) }),
    };
  }

  async planUndo(manager: EntityManager, input: Input, before: Record<string, unknown>): Promise<Plan> {
    const pair = await this.pair(input);
    const { from, to } = pair;
    const undo = before as unknown as Undo;
    const move = { ...pair, set: await this.questionSets.lastSeen() };
    const { source } = await this.moves.look(manager, { ...move, from: to, to: from });
    if (await this.moves.changedSince(manager, move, undo))
      throw new ActionImpossible(
        `Somebody has worked in the assessment of ${organisationWords(to)} or of ${organisationWords(from)} since`,
        'Taking the move back would lose that. Move the assessment the other way instead, if the other code is still empty.',
      );
    return {
      ...seen({ from: to, to: from }, undo.edition),
      effects: [codeEffect(undo.edition, to, from), ...amountEffects(from, source)],
      warnings: ['Both organisation profiles become what they were before the move.'],
      act: async () => {
        await this.moves.moveBack(manager, move, undo);
        return null;
      },
    };
  }

  private async pair({ from, to }: Input): Promise<Pair> {
    if (from === to) throw new ActionImpossible('An assessment cannot be moved to the code that it has');
    const known = await this.organisations.find([from, to]);
    const get = (code: string) => {
      const organisation = known.get(code);
      if (!organisation)
        throw new ActionImpossible(`We do not know an organisation with the ODS code ${code}`);
      return organisation;
    };
    return { from: get(from), to: get(to) };
  }
}

function mustHaveWork(from: Organisation, { answers, plannedActions, hasProfile }: Work, edition: string) {
  if (answers + plannedActions === 0 && !hasProfile)
    throw new ActionImpossible(
      `${organisationWords(from)} has done nothing for ${edition}: there is nothing to move`,
    );
}

function mustBeFree(to: Organisation, { answers, plannedActions, publications }: Work, edition: string) {
  if (publications > 0)
    throw new ActionImpossible(
      `${organisationWords(to)} has published for ${edition} itself`,
      'What it published must stay true to its answers. Copy a publication instead, or leave things as they are.',
    );
  if (answers + plannedActions > 0)
    throw new ActionImpossible(
      `${organisationWords(to)} has begun an assessment for ${edition} of its own`,
      'Two assessments cannot be put together, and nothing of what people wrote is thrown away. Agree with them which one they go on with.',
    );
}

const seen = ({ from, to }: Pair, edition: string): Pick<Plan, 'told' | 'organisations' | 'people'> => ({
  told: [from, to].map((organisation) => ({
    who: `The administrators of ${organisationWords(organisation)}`,
    what: `The assessment for ${edition} has moved to ${organisationWords(to)}`,
  })),
  organisations: [from.code, to.code].toSorted(),
  people: [],
});

const codeEffect = (edition: string, from: Organisation, to: Organisation) => ({
  about: `The assessment for ${edition}`,
  what: 'Code',
  from: organisationWords(from),
  to: organisationWords(to),
});

function amountEffects(to: Organisation, work: Work): Plan['effects'] {
  const amounts = {
    Answers: work.answers,
    'Confirmed assertions': work.confirmed,
    'Planned actions': work.plannedActions,
    Documents: work.documents,
  };
  const some = Object.entries(amounts).filter(([, amount]) => amount > 0);
  return [
    ...(work.hasProfile ? [{ what: 'Organisation profile', to: 'The profile that moves' }] : []),
    ...some.map(([what, amount]) => ({ what, to: String(amount) })),
  ].map((effect) => ({ about: organisationWords(to), from: null, ...effect }));
}

function warningsAbout({ from, to }: Pair, source: Work, target: Work): string[] {
  return [
    `Nobody gets access by this: whoever works on it needs access to ${organisationWords(to)}.`,
    `Its work in earlier editions stays with ${organisationWords(from)}.`,
    ...(source.everPublished > 0
      ? [
          `What ${organisationWords(from)} has published stays with it, and goes on counting for it until it expires. Copy it to ${to.code} if it is to count there as well.`,
        ]
      : []),
    ...(target.hasProfile ? [`The profile that ${organisationWords(to)} has filled in is replaced.`] : []),
    ...(inOneGroup(from, to)
      ? []
      : ['The national register (ODS) does not connect the two: make sure that they are one organisation.']),
  ];
}
