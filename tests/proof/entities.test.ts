import { Kind, isCompositeType, parse } from 'graphql';
import { SUBGRAPHS } from '../../subgraphs';
import { buildSchema } from '../../subgraphs/framework/buildSchema';
import { guardedFields } from '../../subgraphs/framework/guard/guardedFields';
import { subgraphSdl } from '../../schema/sdl';
import type { Viewer } from '../../schema/viewer';
import { ask } from '../support/ask';
import { bank, nobody, person } from '../support/viewers';
import { responseValues, wholeSelection } from './wholeSelection';
import { startDataset, TODAY, type Row, type ProofDataset } from './dataset';

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';
/** The maximum number of objects of one type that are fetched. */
const OBJECT_LIMIT = 80;
const DEPTH = 3;

let dataset: ProofDataset;
beforeAll(async () => {
  dataset = await startDataset(300);
}, 120_000);
afterAll(() => dataset.stop());

/** Every entity type of every subgraph, from the SDL: all types with a `@key` it resolves. */
const ENTITIES = SUBGRAPHS.flatMap(({ name }) =>
  parse(subgraphSdl(name)).definitions.flatMap((definition): [string, string][] => {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    )
      return [];
    const keys = (definition.directives ?? []).filter((each) => each.name.value === 'key');
    const resolvable = keys.some(
      ({ arguments: given }) =>
        !given?.some(
          (each) =>
            each.name.value === 'resolvable' &&
            each.value.kind === Kind.BOOLEAN &&
            !each.value.value,
        ),
    );
    return resolvable ? [[name, definition.name.value]] : [];
  }),
);

const SCHEMAS = new Map(SUBGRAPHS.map((each) => [each.name as string, buildSchema(each)]));

const CALLERS: [string, Viewer][] = [
  ['nobody', nobody],
  ['a logged-in stranger', person('nobody-of-the-world')],
  ['a bank without consent', bank],
];

const SUBJECT_KINDS: Readonly<Record<string, string>> = {
  NaturalPerson: 'NATURAL_PERSON',
  LegalPerson: 'LEGAL_PERSON',
  UnincorporatedOrganization: 'UNINCORPORATED_ORGANIZATION',
  SelfEmployed: 'SELF_EMPLOYED',
};

/** The documents behind an entity type: its own records, or the subjects of the dataset. */
async function rowsOf(subgraph: string, type: string): Promise<Row[]> {
  if (dataset.models(subgraph).includes(type)) return sample(await dataset.rows(subgraph, type));
  const kind = SUBJECT_KINDS[type];
  if (kind === undefined && type !== 'Subject') throw new Error(`Nothing is known of ${type}.`);
  const subjects = await dataset.rows('subjects', 'Subject');
  return sample(subjects.filter((row) => kind === undefined || row['kind'] === kind));
}

/** Evenly spread, with all hidden documents first, because they are the point of the test. */
function sample(rows: Row[]): Row[] {
  const hidden = rows.filter((row) => !mayExist(row));
  const seen = rows.filter(mayExist);
  return [...hidden.slice(0, OBJECT_LIMIT / 2), ...seen.slice(0, OBJECT_LIMIT / 2)];
}

/** Whether a document may exist for strangers, written from the law and not from the code. */
function mayExist(row: Row): boolean {
  if (row['minor'] === true) return false;
  if (!('disclosure' in row)) return true;
  return (
    row['disclosure'] === 'OPEN' &&
    ['ACTIVE', 'DISPUTED'].includes(row['state'] as string) &&
    String(row['publicityStart']) <= TODAY &&
    String(row['visibleUntil']) >= TODAY &&
    row['subjectIsMinor'] === false
  );
}

async function entitiesOf(subgraph: string, type: string, rows: readonly Row[], viewer: Viewer) {
  const schema = SCHEMAS.get(subgraph)!;
  const requestedType = schema.getType(type);
  if (!isCompositeType(requestedType)) throw new Error(`${type} cannot be selected on.`);
  return ask(
    dataset.subgraphs.get(subgraph)!,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ${wholeSelection(schema, requestedType, DEPTH)} } }`,
    { of: rows.map(({ _id }) => ({ __typename: type, id: _id })) },
    viewer,
  );
}

describe('the tested entities', () => {
  it('include those in the SDL of every subgraph but the statistics, which have none', () => {
    expect(new Set(ENTITIES.map(([subgraph]) => subgraph)).size).toBe(SUBGRAPHS.length - 1);
  });
});

describe.each(ENTITIES)('%s: %s by reference', (subgraph, type) => {
  const schema = SCHEMAS.get(subgraph)!;
  const guarded = new Set(
    guardedFields(schema).map(({ typeName, field }) => `${typeName}.${field.name}`),
  );

  it.each(CALLERS)('returns to %s no guarded field and no hidden object', async (_who, viewer) => {
    const rows = await rowsOf(subgraph, type);
    expect(rows.length).toBeGreaterThan(0);
    const { data, errors = [] } = await entitiesOf(subgraph, type, rows, viewer);
    const entities = data!['_entities'] as unknown[];
    expect(entities).toHaveLength(rows.length);

    // An object that does not exist for strangers is null without an error; a bare reference to a
    // subject of another subgraph contains only what the caller already knew.
    const isReference = type === 'Subject' && subgraph !== 'subjects';
    const wrong = rows.filter(
      (row, index) => !isReference && (entities[index] !== null) !== mayExist(row),
    );
    expect(wrong.map(({ _id }) => _id)).toEqual([]);

    expect([...new Set(errors.map(({ extensions }) => extensions?.['code']))]).toEqual(
      errors.length > 0 ? [DENIED] : [],
    );
    const deniedPaths = new Set(errors.map(({ path }) => path?.join('.')));
    for (const { field, value, path } of responseValues(entities, ['_entities'])) {
      if (!guarded.has(field)) continue;
      expect([field, value]).toEqual([field, null]);
      expect(deniedPaths).toContain(path.join('.'));
    }
  });
});

describe('the same query', () => {
  it('returns the subject its own guarded fields, which proves that the guard removes them for strangers', async () => {
    const subjects = await dataset.rows('subjects', 'Subject');
    const one = subjects.find((row) => row['kind'] === 'NATURAL_PERSON' && row['minor'] !== true)!;
    const { data } = await entitiesOf('subjects', 'NaturalPerson', [one], person(one._id));
    const visible = [...responseValues(data!['_entities'])].filter(({ value }) => value !== null);
    expect(visible.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['NaturalPerson.idNumber', 'PersonalContact.phone']),
    );
  });

  it('covers objects hidden from strangers', async () => {
    let hidden = 0;
    for (const [subgraph, type] of ENTITIES)
      hidden += (await rowsOf(subgraph, type)).filter((row) => !mayExist(row)).length;
    expect(hidden).toBeGreaterThan(100);
  });
});
