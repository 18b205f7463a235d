import { SUBGRAPH_NAMES, subgraphSdl } from '../../schema/sdl';
import { catchMutant, isEquivalent, typeDifferences } from './catchMutant';
import { DECISIONS } from './decisionTable';
import { disagreements } from './decide';
import { deletions, weakenings } from './mutants';

describe.each(SUBGRAPH_NAMES)('the guard of %s', (name) => {
  it('decides every guarded field for every caller as the table written by hand', async () => {
    expect(await disagreements(name, subgraphSdl(name))).toEqual([]);
  });

  it('has the types and clusters of the table written by hand', () => {
    expect(typeDifferences(name, subgraphSdl(name))).toEqual([]);
  });
});

describe('the decision table', () => {
  it('lists each field once and shows every field to somebody', () => {
    const names = DECISIONS.map(({ subgraph, field }) => `${subgraph} ${field}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { decisions } of DECISIONS) expect(Object.values(decisions)).toContain('V');
  });

  it('shows no guarded field to nobody', () => {
    expect(DECISIONS.filter(({ decisions }) => decisions.nobody !== '-')).toEqual([]);
  });
});

/** Every twenty-fifth of each kind: mutation.ts tries them all. */
const sample = [
  ...deletions().filter((_, at) => at % 25 === 0),
  ...weakenings().filter((mutant, at) => at % 25 === 0 && !isEquivalent(mutant)),
];

describe('a protection taken away', () => {
  it.each(sample.map((mutant) => [`${mutant.file}: ${mutant.what}`, mutant] as const))(
    'is noticed: %s',
    async (_what, mutant) => {
      expect(Object.values(await catchMutant(mutant))).toContain(true);
    },
  );
});
