import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import { parse, type DocumentNode } from 'graphql';
import { applyRewrites, INCOMING_OPERATION } from '../../apolloInternals';
import type { ReadingOptions } from '../../readingOptions';
import type { Planning } from '../planning';
import type { Data } from '../data';
import type { Built, Cursor, PlanRun, Step } from '../planRun';
import { EntityBytes } from '../rawJson/entityBytes';
import { copyOf } from './copyOf';
import { fetchErrors } from './fetchErrors';
import { mergeInto } from './mergeInto';
import { compileRepresentations } from './representations';

/**
 * Compiles one fetch. An exception of the step becomes an error of the answer; the other steps of
 * the plan continue.
 * @param path the path in the answer at which the fetch adds its data
 */
export function compileFetch(node: FetchNode, path: ResponsePath, planning: Planning): Step {
  const fetch = preparedFetch(node, path, planning);
  const into = node.requires ? entitiesInto(fetch, node.requires) : rootInto(fetch);
  return async (run, cursor) => {
    try {
      const entities = Array.isArray(cursor.data)
        ? cursor.data.filter((item) => item !== null && item !== undefined)
        : [cursor.data];
      if (entities.length > 0) await into(run, entities as Data[], cursor);
    } catch (error) {
      run.errors.push(error);
    }
  };
}

/** Two fetches with the same key build the same representations of the same entities. */
export function representationsKey(node: FetchNode, path: ResponsePath): string {
  return JSON.stringify([path, node.requires, node.inputRewrites ?? []]);
}

interface PreparedFetch {
  readonly node: FetchNode;
  readonly path: ResponsePath;
  readonly planning: Planning;
  readonly source: GraphQLDataSource | undefined;
  readonly document: DocumentNode;
}

type Into = (run: PlanRun, entities: readonly Data[], cursor: Cursor) => Promise<void>;

function preparedFetch(node: FetchNode, path: ResponsePath, planning: Planning): PreparedFetch {
  const source = planning.sources.get(node.serviceName);
  const document = node.operationDocumentNode ?? parse(node.operation, { noLocation: true });
  return { node, path, planning, source, document };
}

function rootInto(fetch: PreparedFetch): Into {
  const { outputRewrites } = fetch.node;
  const { supergraphSchema } = fetch.planning;
  return async (run, entities) => {
    const received = await send(fetch, run, usedVariables(fetch.node, run));
    if (received && outputRewrites) applyRewrites(supergraphSchema, outputRewrites, received);
    for (const entity of entities) mergeInto(entity, received);
  };
}

function entitiesInto(fetch: PreparedFetch, requires: NonNullable<FetchNode['requires']>): Into {
  const { node, path } = fetch;
  const { outputRewrites } = node;
  const { supergraphSchema } = fetch.planning;
  const build = compileRepresentations(supergraphSchema, requires, node.inputRewrites);
  const key = representationsKey(node, path);
  return async (run, entities, { shared }) => {
    const variables = usedVariables(node, run);
    let built = shared?.get(key);
    if (built === undefined) {
      built = build(entities);
      shared?.set(key, built);
    }
    const { representations, owners } = built;
    if (representations.length < 1) return;
    if ('representations' in variables)
      throw new Error('Variables cannot contain key "representations"');
    const received = await send(fetch, run, { ...variables, representations }, built);
    if (!received) return;
    const answers = receivedEntities(received, built);
    for (const { entity, representation } of owners) {
      const target = entities[entity] as Data;
      const own = answers[representation];
      if (own instanceof EntityBytes && own.placeIn(target, representations[representation]!))
        continue;
      // Only entities that share a representation need copies of the objects in the answer.
      const answer =
        own instanceof EntityBytes
          ? own.parsed(representations[representation]!)
          : built.repeated
            ? copyOf(own)
            : own;
      if (answer && !answer['__typename']) answer['__typename'] = target['__typename'];
      if (outputRewrites) applyRewrites(supergraphSchema, outputRewrites, answer as Data);
      mergeInto(target, answer);
    }
  };
}

function receivedEntities(
  received: Data,
  { owners, representations }: Built,
): (Data | EntityBytes | undefined)[] {
  const entities = received['_entities'];
  if (!entities || !Array.isArray(entities))
    throw new Error('Expected "data._entities" in response to be an array');
  if (entities.length !== representations.length)
    throw new Error(`Expected "data._entities" to contain ${owners.length} elements`);
  return entities as (Data | EntityBytes | undefined)[];
}

function usedVariables({ variableUsages }: FetchNode, { variables }: PlanRun): Data {
  if (variableUsages === undefined || !variables) return {};
  // Only an object without a prototype can have an own member of this name.
  const used = (variableUsages.includes('__proto__') ? Object.create(null) : {}) as Data;
  for (const name of variableUsages)
    if (Object.hasOwn(variables, name) && variables[name] !== undefined)
      used[name] = variables[name];
  return used;
}

async function send(
  { node, path, source, document }: PreparedFetch,
  run: PlanRun,
  variables: Data,
  built?: Built,
): Promise<Data | null | undefined> {
  if (!source) throw new Error(`Couldn't find service with name "${node.serviceName}"`);
  const { incoming } = run;
  const reader = run.rawReaders?.readerOf(node);
  const options: ReadingOptions = {
    kind: INCOMING_OPERATION,
    request: {
      query: node.operation,
      variables,
      ...(node.operationName !== undefined && { operationName: node.operationName }),
    },
    incomingRequestContext: incoming,
    context: incoming.context,
    document,
    pathInIncomingRequest: path,
    placesErrors: true,
    ...(reader && { reader }),
  };
  const response = await source.process(options);
  if (response.errors)
    run.errors.push(
      ...fetchErrors(response.errors, {
        service: node.serviceName,
        path,
        data: run.data,
        ...(built && { built }),
      }),
    );
  return response.data;
}
