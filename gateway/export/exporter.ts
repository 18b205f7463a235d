import type { ApolloServer } from '@apollo/server';
import { isObjectType, isRequiredArgument, type GraphQLSchema } from 'graphql';
import { creditError, isErrorCode } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import type { GatewayContext } from '../context';
import { runOperation, type RunOperation } from '../execution/runOperation';
import { retryAfterIn } from '../http/retryAfter';
import { buildAccessIndex, type AccessIndex } from '../permissions/accessIndex';
import type { GatewayPlugin } from '../plugin';
import { fieldsIn, type ExportDocument } from './document';
import { gather, type Gathering } from './gather';
import { planOf, type Place } from './plan';
import type { ExportSettings } from './settings';

/**
 * Creates exports of the data stored about the caller, or about a subject whose rights the caller
 * may exercise.
 */
export interface Exporter extends Pick<GatewayPlugin, 'load'> {
  /**
   * The schema that gives the labels of an export.
   * @throws NOT_READY before a supergraph is loaded
   */
  schema(): GraphQLSchema;
  /**
   * @param context the caller and the limits of the request
   * @param subjectId id of a represented organisation, or of the next of kin acted for; absent for
   *   the caller
   * @throws FORBIDDEN for any other id, NOT_FOUND when no data is stored, and the error that
   *   refuses one of the operations
   */
  export(context: GatewayContext, subjectId: string | undefined): Promise<ExportDocument>;
}

/**
 * An export runs operations generated from the schema, each like an operation that the caller
 * sends: with the same limits, permissions and cost, and the same entry in the disclosure log. It
 * depends on the domain only through the names in its settings.
 */
export function exporter(
  serverOf: () => ApolloServer<GatewayContext>,
  settings: ExportSettings,
): Exporter {
  let loaded: { schema: GraphQLSchema; access: AccessIndex } | undefined;
  const current = () => {
    if (loaded === undefined) throw creditError('NOT_READY');
    return loaded;
  };

  /** Throws when the export exceeds its size limit, or the time of the request is over. */
  function bounds({ cancellation }: GatewayContext): Gathering['count'] {
    let bytes = 0;
    return (data) => {
      if (cancellation.reason !== undefined)
        throw creditError('SUBGRAPH_UNAVAILABLE', 'The export took too long; retry later.');
      bytes += Buffer.byteLength(JSON.stringify(data ?? null));
      if (bytes > settings.maxBytes)
        throw creditError('OPERATION_TOO_LARGE', 'The file exceeds the size limit of an export.');
    };
  }

  return {
    load: ({ sdl, schema }) => void (loaded = { schema, access: buildAccessIndex(sdl) }),
    schema: () => current().schema,

    async export(context, subjectId) {
      const { schema, access } = current();
      if (subjectId !== undefined && !mayExport(context.viewer, subjectId))
        throw creditError('FORBIDDEN');
      const gathering: Gathering = {
        run: runOperation(serverOf, context),
        count: bounds(context),
        withheld: new Set(),
      };
      const variables = subjectId === undefined ? {} : { id: subjectId };
      const place = placeOf(schema, subjectId === undefined ? settings.own : settings.byId);
      const { type, id } = await identify(gathering.run, place, variables);
      const object = schema.getType(type);
      if (!isObjectType(object)) throw creditError('INTERNAL_ERROR');
      const fields = planOf(schema, access, object, undefined, settings.complete);
      const stored = await gather({ ...place, type }, fields, variables, gathering);
      if (stored === null) throw creditError('NOT_FOUND');

      const query = schema.getQueryType()!;
      const lists = planOf(
        schema,
        access,
        query,
        settings.lists.map(({ field }) => field),
      );
      const rootLists =
        lists.length > 0 ? await gather({ type: query.name }, lists, {}, gathering) : {};
      const data: Record<string, unknown> = { [place.rootField]: stored };
      for (const { field, about } of settings.lists)
        if (rootLists !== null && field in rootLists)
          data[field] = asList(rootLists[field]).filter((item) => valueAt(item, about) === id);
      return {
        about: { type, id },
        generatedAt: context.at.toISOString(),
        requestId: context.requestId,
        data,
        fields: fieldsIn(schema, data),
        withheld: [...gathering.withheld].sort(),
      };
    },
  };
}

function mayExport({ subjectId, represents, kinOf }: Viewer, id: string): boolean {
  return id === subjectId || id === kinOf || represents.includes(id);
}

/**
 * Describes the place of a root field's object.
 * @throws NOT_READY when the schema has no such field
 */
function placeOf(schema: GraphQLSchema, rootField: string): Place & { rootField: string } {
  const field = schema.getQueryType()?.getFields()[rootField];
  if (field === undefined) throw creditError('NOT_READY');
  const idArgument = field.args.find(isRequiredArgument)?.name;
  return { rootField, type: '', ...(idArgument !== undefined && { idArgument }) };
}

/**
 * Reads the type and id of the object.
 * @throws NOT_FOUND when there is none
 */
async function identify(
  run: RunOperation,
  { rootField, idArgument }: Place,
  variables: Readonly<Record<string, unknown>>,
): Promise<{ type: string; id: string }> {
  const argument = idArgument === undefined ? '' : `(${idArgument}: $id)`;
  const declared = idArgument === undefined ? '' : '($id: ID!)';
  const { data, errors } = await run(
    `query Export${declared} { root: ${rootField}${argument} { __typename id } }`,
    variables,
  );
  const root = data?.['root'] as { __typename?: unknown; id?: unknown } | null | undefined;
  const { __typename: type, id } = root ?? {};
  if (typeof type === 'string' && typeof id === 'string') return { type, id };
  const { message, extensions } = errors?.[0] ?? {};
  const code = extensions?.['code'];
  if (!isErrorCode(code)) throw creditError('NOT_FOUND');
  throw creditError(code, message, retryAfterIn(extensions));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function valueAt(item: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], item);
}
