import { Kind, parse } from 'graphql';
import { CLUSTERS } from '../../../../schema/policy/rules';
import { subgraphSdl } from '../../../../schema/sdl';
import { TRANSITIONS } from '../../../../subgraphs/subjects/consent/machine';

const { definitions } = parse(subgraphSdl('subjects'));

function valuesOf(name: string): string[] {
  const found = definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === name,
  );
  return found?.kind === Kind.ENUM_TYPE_DEFINITION
    ? (found.values ?? []).map((value) => value.name.value).sort()
    : [];
}

describe('the vocabulary of consents', () => {
  it('has the clusters of the catalogue', () =>
    expect(valuesOf('ConsentCluster')).toEqual([...CLUSTERS].sort()));

  it('has the actions and states of the state machine', () => {
    expect(valuesOf('ConsentAction')).toEqual(Object.keys(TRANSITIONS).sort());
    const states = Object.values(TRANSITIONS).map(({ to }) => to);
    expect(valuesOf('ConsentState')).toEqual([...new Set(states)].sort());
  });

  it('has no transition out of a final state', () => {
    const open = new Set(Object.values(TRANSITIONS).flatMap(({ from }) => from));
    expect([...open].sort()).toEqual(['AUTHORISED', 'AWAITING']);
  });
});
