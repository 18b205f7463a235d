import { Source } from 'graphql';
import { checkSchema } from '../../schema/check/checkSchema';
import { findingText } from '../../schema/check/finding';
import { buildCatalogue } from '../../schema/catalogue/buildCatalogue';
import { subgraphModel, type SubgraphModel } from '../../schema/catalogue/subgraphModel';
import { SUBGRAPH_NAMES, subgraphSdl, type SubgraphName } from '../../schema/sdl';
import { disagreements, ruledElements } from './decide';
import { mutatedSdl, type Mutant } from './mutants';
import { TYPE_CLUSTERS } from './typeTable';

/** What caught a mutant: the schema's lint, the decision table or the table of types. */
export interface Caught {
  readonly lint: boolean;
  readonly decisions: boolean;
  readonly types: boolean;
}

/** Runs every check that should catch a mutant. Nothing is written to disk. */
export async function catchMutant(mutant: Mutant): Promise<Caught> {
  const sdlOf = sdlWith(mutant);
  const models = modelsOf(sdlOf);
  const lint = findingsOrThrow(() => checkSchema(models).map(findingText)).length > 0;
  let decisions = false;
  let types = false;
  for (const name of mutant.subgraphs) {
    const sdl = sdlOf.get(name)!;
    decisions ||= await differs(async () => (await disagreements(name, sdl)).length > 0);
    types ||= await differs(async () => typeDifferences(name, sdl).length > 0);
  }
  return { lint, decisions, types };
}

/**
 * Whether a mutant is equivalent to the SDL: every field has the same rule, mask and cluster, for
 * example because the type of a field names the same cluster. No check can catch such a mutant.
 */
export function isEquivalent(mutant: Mutant): boolean {
  return catalogueOf(sdlWith(mutant)) === catalogueOf(sdlWith(undefined));
}

function catalogueOf(sdlOf: ReadonlyMap<string, string>): string {
  return JSON.stringify(buildCatalogue(modelsOf(sdlOf)));
}

function sdlWith(mutant: Mutant | undefined): ReadonlyMap<SubgraphName, string> {
  return new Map(
    SUBGRAPH_NAMES.map((name) => [
      name,
      mutant?.subgraphs.includes(name) ? mutatedSdl(name, mutant) : subgraphSdl(name),
    ]),
  );
}

function modelsOf(sdlOf: ReadonlyMap<string, string>): SubgraphModel[] {
  return [...sdlOf].map(([name, sdl]) => subgraphModel(name, [new Source(sdl, name)]));
}

/**
 * The differences between the open types and fields of a subgraph and those of the table, as
 * sentences.
 */
export function typeDifferences(subgraph: string, sdl: string): string[] {
  const declared = ruledElements(sdl);
  const expected = new Map(Object.entries(TYPE_CLUSTERS[subgraph] ?? {}));
  return [...new Set([...declared.keys(), ...expected.keys()])]
    .filter((name) => declared.get(name) !== expected.get(name))
    .map(
      (name) => `${name} has ${describe(declared.get(name))}, not ${describe(expected.get(name))}`,
    );
}

function describe(cluster: string | undefined): string {
  if (cluster === undefined) return 'no rule of its own';
  return cluster === '' ? 'a rule without cluster' : `a rule of ${cluster}`;
}

/** A schema that cannot be built is caught, because it does not start. */
async function differs(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch {
    return true;
  }
}

function findingsOrThrow(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    return [String(error)];
  }
}
