import {
  incidentFactNames,
  incidentStateNames,
  type listIncidents,
  type Incident,
  type IncidentEntry,
  type IncidentFacts,
  type IncidentState,
  type IncidentSummary,
} from '@dspt/contracts/support/incidents';
import { lastDayBefore } from '@dspt/contracts/days';
import type { Output } from '@dspt/contracts/define';
import { choosePage } from '../../pages/choose.page.js';
import { dayText, momentText, timeText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { pagination } from '../../pages/pagination.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { factLines, incidentFields } from './incident-fields.js';

export const perPage = 50;

const colours: Record<IncidentState, string> = {
  draft: 'grey',
  open: 'yellow',
  closed: 'green',
  withdrawn: 'grey',
};
const stateTag = (state: IncidentState) => ({ text: incidentStateNames[state], colour: colours[state] });

/** Whether the regulator is to be told, as one reads it in a list. */
function tellText({ decision, tellBy, regulatorToldOn }: IncidentSummary): string {
  if (regulatorToldOn) return `Told on ${dayText(regulatorToldOn)}`;
  if (decision === 'need-not-tell') return 'Need not be told';
  return tellBy ? `Tell by ${deadlineText(tellBy)}` : 'Not known yet';
}

export const incidentsPage = (
  { items, total }: Output<typeof listIncidents>,
  { page, mayWrite }: { page: number; mayWrite: boolean },
) =>
  view('provider/incidents/list', {
    title: 'Incidents',
    back: paths.home,
    beginPath: mayWrite ? paths.incidents.begin : undefined,
    downloadPath: total > 0 ? paths.incidents.download : undefined,
    rows: items.map((incident) => ({
      href: paths.incidents.one(incident.id),
      title: titleOf(incident),
      number: incident.number,
      tag: stateTag(incident.state),
      tell: incident.state === 'withdrawn' ? '' : tellText(incident),
    })),
    pages: pagination({ total, page, perPage, path: paths.incidents.list, query: {} }),
  });

const titleOf = ({ title }: { title: string }): string => title || 'Without a title';

/** `incident`: the one that is changed; none when it begins. */
export const editPage = (form: Form, incident?: Pick<IncidentSummary, 'id' | 'state'>) =>
  view('provider/incidents/edit', {
    title: incident ? 'Change what is known of the incident' : 'Report an incident',
    back: incident ? paths.incidents.one(incident.id) : paths.incidents.list,
    form,
    action: incident ? paths.incidents.edit(incident.id) : paths.incidents.begin,
    submit: incident?.state === 'open' ? 'Save' : 'Save and see what to do',
    version: form.text('version'),
    fields: incidentFields(form),
  });

const entryWords: Record<IncidentEntry['what'], string> = {
  begun: 'Begun',
  changed: 'Changed',
  reported: 'Reported',
  closed: 'Closed',
  reopened: 'Opened again',
  withdrawn: 'Withdrawn',
};

/** What is known of it, what to do, and what was done. `form`: of what was refused. */
export function incidentPage(incident: Incident, mayWrite: boolean, form = new Form()) {
  const { id, number, state, version, facts, entries } = incident;
  const may = (from: IncidentState[]) => mayWrite && from.includes(state);
  return view('provider/incidents/incident', {
    title: titleOf(incident),
    back: paths.incidents.list,
    form,
    number,
    tag: stateTag(state),
    version,
    todo: state === 'draft' || state === 'open' ? todoOf(incident) : undefined,
    facts: summaryRows(factLines(facts)),
    editPath: may(['draft', 'open']) ? paths.incidents.edit(id) : undefined,
    open: may(['draft', 'closed'])
      ? {
          action: paths.incidents.open(id),
          text: state === 'draft' ? 'Report this incident' : 'Open it again',
        }
      : undefined,
    close: may(['open']) ? { action: paths.incidents.close(id) } : undefined,
    withdraw: may(['draft', 'open', 'closed'])
      ? {
          action: paths.incidents.withdraw(id),
          reason: form.input('reason', { label: 'Why do you withdraw it?' }),
          open: form.wrong && form.has('reason'),
        }
      : undefined,
    entries: entries.map(({ at, by, what, fields, note }) => ({
      what: entryWords[what],
      when: `${momentText(at)}, ${by}`,
      note: note || fieldNames(fields),
    })),
  });
}

/** Midnight belongs to the day before: nobody knows which one "12am" is. */
const deadlineText = (moment: string): string =>
  timeText(moment) === '12:00am' ? `the end of ${dayText(lastDayBefore(moment))}` : momentText(moment);

/** What the law asks for now, for the template. */
function todoOf({ decision, tellBy, regulatorToldOn, state }: Incident) {
  const when = tellBy ? deadlineText(tellBy) : undefined;
  const draft = state === 'draft';
  if (!decision) return { kind: 'unknown', draft };
  if (decision === 'need-not-tell') return { kind: decision, draft };
  const told = regulatorToldOn ? dayText(regulatorToldOn) : undefined;
  return { kind: decision, when, told, draft };
}

const fieldNames = (fields: string[]): string =>
  fields
    .flatMap((name) => (name in incidentFactNames ? [incidentFactNames[name as keyof IncidentFacts]] : []))
    .join('; ');

/** Two people changed it: both versions, and a choice between them. */
export const conflictPage = (current: Incident, mine: IncidentFacts, form: Form) =>
  choosePage({
    form,
    version: current.version,
    action: paths.incidents.edit(current.id),
    question: titleOf(current),
    theirs: {
      heading: `As ${current.entries[0]?.by ?? 'your colleague'} saved it`,
      note: `Saved on ${momentText(current.changedAt)}.`,
      lines: linesOf(current.facts),
      keepPath: paths.incidents.one(current.id),
    },
    mine: linesOf(mine),
  });

const linesOf = (facts: IncidentFacts) =>
  factLines(facts).map(([name, value]) => ({ text: `${name} ${value}` }));
