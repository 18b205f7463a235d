import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { purposeOf } from '../../schema/policy/purposes';
import { subgraphSdl } from '../../schema/sdl';
import type { Viewer } from '../../schema/viewer';
import { SUBGRAPHS } from '../../subgraphs';
import { guardedFields, type GuardedField } from '../../subgraphs/framework/guard/guardedFields';
import { guardSchema } from '../../subgraphs/framework/guard/guardSchema';
import { rowVisible } from '../../subgraphs/framework/records/rowRule';
import { creditRecord } from '../support/creditRecord';
import { SUBJECT } from './callers';
import { decideFor, TODAY } from './decide';
import { FIELDS, PURPOSE_ROWS, ROWS } from './purposeTable';

/** The fields of the table, guarded as in the subgraphs. */
const GUARDED: readonly GuardedField[] = FIELDS.map(([name, field]) => {
  const definition = SUBGRAPHS.find((each) => each.name === name)!;
  const schema = buildSubgraphSchema({ typeDefs: parse(subgraphSdl(definition.name)) });
  guardSchema(name, schema, definition.aboutOf);
  return guardedFields(schema).find((each) => `${each.typeName}.${each.field.name}` === field)!;
});

/** A RESTRICTED record of the subject, of the market regulation bureau. */
const RECORD = creditRecord({
  subjectId: SUBJECT,
  sourceDepartmentId: 'market-regulation',
  disclosure: 'RESTRICTED',
});

async function lettersOf(viewer: Viewer, today = TODAY): Promise<string> {
  const fields = await Promise.all(GUARDED.map((field) => decideFor(field, viewer, today)));
  const rows = ROWS.map((cluster) => (rowVisible(RECORD, { viewer, today, cluster }) ? 'V' : '-'));
  return [...fields, ...rows].join('');
}

test.each(PURPOSE_ROWS)('$who', async ({ viewer, letters }) => {
  expect(await lettersOf(viewer)).toBe(letters);
});

test('the table has every purpose that opens data, with and without its proof', () => {
  const named = new Set(PURPOSE_ROWS.map(({ viewer }) => viewer.purpose));
  for (const code of [
    'lending',
    'post-loan',
    'guarantee',
    'licensing',
    'procurement',
    'supervision',
    'enforcement',
    'personnel',
    'stewardship',
    'audit',
    'break-glass',
    'self',
  ])
    expect([code, named.has(code), purposeOf(code)?.code]).toEqual([code, true, code]);
});

test('no purpose opens data before the first matrix', async () => {
  for (const { viewer } of PURPOSE_ROWS)
    expect(await lettersOf(viewer, '2025-12-31')).toBe('----------');
});

/** Changes that each remove one proof of a purpose. */
const LESS: [string, (viewer: Viewer) => Viewer][] = [
  ['purpose', ({ purpose: _, ...rest }) => rest],
  ['case', ({ caseFile: _, ...rest }) => rest],
  ['reason', ({ reason: _, ...rest }) => rest],
  ['consents', ({ consents: _, ...rest }) => rest],
  [
    'most clusters of the client',
    (viewer) => ({
      ...viewer,
      clientClusters: (viewer.clientClusters ?? ['IDENTITY']).filter((one) => one === 'IDENTITY'),
    }),
  ],
  ['all clusters of the client', (viewer) => ({ ...viewer, clientClusters: [] })],
];

test.each(LESS)('nobody sees more without %s', async (what, less) => {
  const rank = '-MV';
  for (const { who, viewer, letters } of PURPOSE_ROWS) {
    // A person without a foreign purpose has their own purpose again.
    if (what === 'purpose' && viewer.roles.includes('person') && viewer.purpose !== 'self')
      continue;
    const after = await lettersOf(less(viewer));
    const more = [...after].filter(
      (letter, index) => rank.indexOf(letter) > rank.indexOf(letters[index]!),
    );
    expect([who, what, more]).toEqual([who, what, []]);
  }
});
