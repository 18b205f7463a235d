import type { SubgraphResponse } from '../../schema/subgraphCall';
import type { SubgraphName } from '../../schema/sdl';

type Ask = (
  name: SubgraphName,
  query: string,
  variables: Record<string, unknown>,
) => Promise<SubgraphResponse>;
type Entity = Record<string, unknown>;

const REGISTRATION = `__typename id kind ... on LegalPerson {
  name uscc formerNames
  registration { status authority region establishedOn capital scope industry representativeName } }`;

const PARTS: readonly (readonly [SubgraphName, string])[] = [
  [
    'government',
    `permits(first: 5) { nodes { id decisionDate state basis { title number date } } }
     penalties(first: 5) { nodes { id decisionDate state basis { title number date } } }`,
  ],
  [
    'commerce',
    `listEntries(first: 5) { nodes { id decisionDate state } }
     taxGrades(first: 5) { nodes { id decisionDate } }
     honours(first: 5) { nodes { id decisionDate } }`,
  ],
  ['social', 'qualifications(first: 5) { nodes { id decisionDate } }'],
  [
    'judicial',
    `enforcements(first: 5) { nodes { id decisionDate } }
     restrictions(first: 5) { nodes { id decisionDate } }`,
  ],
];

/**
 * The hand-written baseline for the three workloads: one request for the subjects, one to each
 * other subgraph, and a merge that validates nothing.
 */
export function fetchAndMerge(ask: Ask): (query: string, ids: string[]) => Promise<unknown> {
  const root = `query($ids: [ID!]!) { subjects(ids: $ids) { ${REGISTRATION} } }`;
  const parts = PARTS.map(([name, fields]) => ({ name, query: entitiesOf(fields) }));
  return async (query, ids) => {
    const { data } = await ask('subjects', root, { ids });
    const subjects = (data as { subjects: Entity[] }).subjects;
    if (!query.includes('permits')) return { subjects: subjects.map(withoutType) };
    const representations = subjects.map(({ id }) => ({ __typename: 'Subject', id }));
    const answers = await Promise.all(
      parts.map((part) => ask(part.name, part.query, { representations })),
    );
    return {
      subjects: subjects.map(
        (subject, index) =>
          Object.assign(
            withoutType(subject),
            ...answers.map(
              (answer) => (answer.data as { _entities: Entity[] })['_entities'][index],
            ),
          ) as Entity,
      ),
    };
  };
}

function entitiesOf(fields: string): string {
  return `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Subject { ${fields} } } }`;
}

function withoutType({ __typename: _, ...rest }: Entity): Entity {
  return rest;
}
