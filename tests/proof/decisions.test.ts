import { SUBGRAPH_NAMES, subgraphSdl } from '../../schema/sdl';
import { catchMutant, isEquivalent, typeDifferences } from './catchMutant';
import { DECISIONS } from './decisionTable';
import { disagreements } from './decide';
import { deletions, weakenings } from './mutants';

describe.each(SUBGRAPH_NAMES)('the guard of %s', (name) => {
  it('decides every guarded field for every caller as the hand-written table', async () => {
    expect(await disagreements(name, subgraphSdl(name))).toEqual([]);
  });

  it('covers the types and clusters of the hand-written table', () => {
    expect(typeDifferences(name, subgraphSdl(name))).toEqual([]);
  });
});

describe('the decision table', () => {
  it('lists each field once and shows every field to some caller', () => {
    const names = DECISIONS.map(({ subgraph, field }) => `${subgraph} ${field}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { decisions } of DECISIONS) expect(Object.values(decisions)).toContain('V');
  });

  it('shows no guarded field to an anonymous caller', () => {
    expect(DECISIONS.filter(({ decisions }) => decisions.nobody !== '-')).toEqual([]);
  });
});

/** Every fortieth of each kind; mutation.ts runs all of them. */
const sample = [
  ...deletions().filter((_, index) => index % 40 === 0),
  ...weakenings().filter((mutant, index) => index % 40 === 0 && !isEquivalent(mutant)),
];

describe('a removed or weakened rule', () => {
  it.each(sample.map((mutant) => [`${mutant.file}: ${mutant.what}`, mutant] as const))(
    'is detected: %s',
    async (_what, mutant) => {
      expect(Object.values(await catchMutant(mutant))).toContain(true);
    },
  );
});
