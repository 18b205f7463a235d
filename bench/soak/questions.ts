import { Random } from '../../seed/random';
import type { SoakService } from './soakService';

/** One request of a soak. */
export interface Question {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const QUESTIONS = 200;
/** One in this many operations has a new text, which must be parsed, planned and cached. */
const NEW_TEXT_INTERVAL = 10;

const FIELDS = [
  'permits(first: 3) { nodes { id decisionDate state } }',
  'penalties(first: 3) { nodes { id decisionDate } }',
  'listEntries(first: 3) { nodes { id state } }',
  'taxGrades(first: 2) { nodes { id } }',
  'honours(first: 2) { nodes { id decisionDate } }',
  'qualifications(first: 2) { nodes { id } }',
  'enforcements(first: 3) { nodes { id decisionDate } }',
  'restrictions(first: 3) { nodes { id } }',
  '... on Organization { uscc registration { status region } }',
  '... on NaturalPerson { idNumber birthDate contact { phone } }',
] as const;

/**
 * The operations of one minute: other operations, callers and subjects than in the previous minute.
 */
export function questionsOf(
  { callers, organizations, persons }: Pick<SoakService, 'callers' | 'organizations' | 'persons'>,
  minute: number,
): Question[] {
  const random = new Random(1, 'soak', minute);
  return Array.from({ length: QUESTIONS }, (_, index) => {
    const asked = FIELDS.filter(() => random.chance(0.35));
    const text = `subjects(ids: $ids) { __typename id name ${asked.join(' ')} }`;
    const name = index % NEW_TEXT_INTERVAL === 0 ? `New_${minute}_${index}` : 'Soak';
    const subjects = Array.from({ length: random.chance(0.1) ? 20 : 1 }, () =>
      random.pick(random.chance(0.3) ? persons : organizations),
    );
    return {
      headers: { 'content-type': 'application/json', ...random.pick(callers) },
      body: JSON.stringify({
        query: `query ${name}($ids: [ID!]!) { ${text} }`,
        variables: { ids: [...new Set(subjects)] },
      }),
    };
  });
}

/**
 * The fault of a response: an error's code, or that it has no data; denials are correct responses.
 */
export function faultOf(body: string): string | undefined {
  const code = /"code":"(?!UNAUTHORIZED_FIELD_OR_TYPE"|UNAUTHENTICATED")(\w+)"/.exec(body)?.[1];
  return code ?? (body.includes('"data":{') ? undefined : 'no data');
}
