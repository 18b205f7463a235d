import { parse, validate, type GraphQLSchema } from 'graphql';
import {
  compiledExecution,
  stockExecution,
  type Execute,
} from '../../../../subgraphs/framework/execution/executor';
import { chinaDate } from '../../../../subgraphs/framework/context';
import { DisclosureNotes } from '../../../../subgraphs/framework/guard/disclosureNotes';
import type { Viewer } from '../../../../schema/viewer';
import { Random } from '../../../gateway/permissions/random';
import {
  randomOperation,
  type RandomOperation,
} from '../../../gateway/permissions/randomOperation';
import { randomViewer } from '../../../gateway/permissions/randomViewer';
import { RandomData } from './randomData';

export interface Question extends Partial<RandomOperation> {
  readonly query: string;
  readonly operationName?: string;
}

interface Case {
  readonly schema: GraphQLSchema;
  readonly viewer: Viewer;
  readonly seed: number;
  readonly rate: number;
}

const TODAY = chinaDate(new Date());

/** The externally visible result of one execution, as text. */
export async function outcome(execute: Execute, question: Question, of: Case): Promise<string> {
  const randomData = new RandomData(of.schema, of.seed, of.rate);
  const masked = new Set<string>();
  const disclosures = new DisclosureNotes();
  const contextValue = { randomData, viewer: of.viewer, today: TODAY, masked, disclosures };
  const { variables: variableValues, operationName } = question;
  const { data, errors } = await execute({ contextValue, variableValues, operationName });
  return JSON.stringify({
    data,
    errors: errors?.map((error) => ({
      ...error.toJSON(),
      original: error.originalError?.message,
      locations: error.locations,
    })),
    calls: randomData.calls,
    masked: [...masked],
    disclosures: disclosures.list(),
  });
}

/** The results of random operations executed in both ways. */
export interface Tally {
  readonly asked: number;
  readonly withErrors: number;
  readonly withNotes: number;
  readonly withMasks: number;
}

/** Executes valid random operations in both ways, each with several variables, and compares. */
export async function expectEqual(
  schema: GraphQLSchema,
  seeds: { readonly from: number; readonly count: number; readonly rate: number },
): Promise<Tally> {
  const tally = { asked: 0, withErrors: 0, withNotes: 0, withMasks: 0 };
  for (let seed = seeds.from; tally.asked < seeds.count; seed++) {
    const random = new Random(seed);
    const of = { schema, viewer: randomViewer(random), seed, rate: seeds.rate };
    const { query, variables } = randomOperation(schema, random);
    const document = parse(query, { noLocation: seed % 2 === 0 });
    if (validate(schema, document).length > 0) continue;
    tally.asked++;
    const stock = stockExecution(schema, document);
    const compiled = compiledExecution(schema, document);
    for (const given of [variables, variables, flipped(variables), {}]) {
      const question = { query, variables: given };
      const expected = await outcome(stock, question, of);
      const response = await outcome(compiled, question, of);
      if (response !== expected)
        expect({ seed, query, given, response }).toEqual({
          seed,
          query,
          given,
          response: expected,
        });
      if (expected.includes('"errors":')) tally.withErrors++;
      if (!expected.includes('"disclosures":[]')) tally.withNotes++;
      if (!expected.includes('"masked":[]')) tally.withMasks++;
    }
  }
  return tally;
}

function flipped(variables: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? !value : value,
    ]),
  );
}
