import type { ApolloServer } from '@apollo/server';
import { isObjectType, isRequiredArgument, type GraphQLSchema } from 'graphql';
import { creditError, isErrorCode } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import { RequestAudit } from '../disclosure/requestAudit';
import type { GatewayContext } from '../context';
import { retryAfterIn } from '../http/retryAfter';
import { buildAccessIndex, type AccessIndex } from '../permissions/accessIndex';
import { MaskedPaths } from '../permissions/maskedPaths';
import type { GatewayPlugin } from '../plugin';
import { fieldsIn, type ExportDocument } from './document';
import { WithheldLists } from '../permissions/withheldLists';
import { gather, type Gathering, type RunOperation } from './gather';
import { planOf, type Place } from './plan';
import type { ExportSettings } from './settings';

/** Makes exports of what is held about the caller, or about one whose rights the caller may use. */
export interface Exporter extends Pick<GatewayPlugin, 'load'> {
  /** The schema exports are labelled by. @throws NOT_READY before there is one */
  schema(): GraphQLSchema;
  /**
   * @param context the caller and the bounds of the request
   * @param of id of an organisation represented, or of a next of kin acted for; absent for oneself
   * @throws FORBIDDEN for anybody else's id, NOT_FOUND where nothing is held, and whatever refuses
   *   one of the operations
   */
  export(context: GatewayContext, of: string | undefined): Promise<ExportDocument>;
}

/**
 * An export consists of operations made from the schema, each run like any operation the caller
 * sends: the same limits, permissions and cost, and the same entry in the disclosure log. It
 * knows nothing of the domain but the names in its settings.
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

  /** Each operation reports its own masks and disclosures; all else is the request's. */
  function running(context: GatewayContext): RunOperation {
    return async (query, variables) => {
      const { viewer, requestId, at } = context;
      const { body } = await serverOf().executeOperation(
        { query, variables: { ...variables } },
        {
          contextValue: {
            ...context,
            masked: new MaskedPaths(),
            withheld: new WithheldLists(),
            audit: new RequestAudit({ caller: viewer, requestId, at }),
          },
        },
      );
      if (body.kind !== 'single') throw creditError('INTERNAL_ERROR');
      return body.singleResult;
    };
  }

  /** Refuses to go on when too much has come in or the time is over. */
  function bounds({ ending }: GatewayContext): Gathering['count'] {
    let bytes = 0;
    return (data) => {
      if (ending.reason !== undefined)
        throw creditError('SUBGRAPH_UNAVAILABLE', 'The export took too long; try again later.');
      bytes += Buffer.byteLength(JSON.stringify(data ?? null));
      if (bytes > settings.maxBytes)
        throw creditError('OPERATION_TOO_LARGE', 'There is more than one export may hold.');
    };
  }

  return {
    load: ({ sdl, schema }) => void (loaded = { schema, access: buildAccessIndex(sdl) }),
    schema: () => current().schema,

    async export(context, of) {
      const { schema, access } = current();
      if (of !== undefined && !mayExport(context.viewer, of)) throw creditError('FORBIDDEN');
      const gathering: Gathering = {
        run: running(context),
        count: bounds(context),
        withheld: new Set(),
      };
      const variables = of === undefined ? {} : { id: of };
      const place = placeOf(schema, of === undefined ? settings.own : settings.byId);
      const { type, id } = await whoIs(gathering.run, place, variables);
      const object = schema.getType(type);
      if (!isObjectType(object)) throw creditError('INTERNAL_ERROR');
      const fields = planOf(schema, access, object);
      const held = await gather({ ...place, type }, fields, variables, gathering);
      if (held === null) throw creditError('NOT_FOUND');

      const query = schema.getQueryType()!;
      const lists = planOf(
        schema,
        access,
        query,
        settings.lists.map(({ field }) => field),
      );
      const further =
        lists.length > 0 ? await gather({ type: query.name }, lists, {}, gathering) : {};
      const data: Record<string, unknown> = { [place.rootField]: held };
      for (const { field, about } of settings.lists)
        if (further !== null && field in further)
          data[field] = asList(further[field]).filter((item) => valueAt(item, about) === id);
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

/** Where a root field's object stands. @throws NOT_READY where the schema has no such field */
function placeOf(schema: GraphQLSchema, rootField: string): Place & { rootField: string } {
  const field = schema.getQueryType()?.getFields()[rootField];
  if (field === undefined) throw creditError('NOT_READY');
  const idArgument = field.args.find(isRequiredArgument)?.name;
  return { rootField, type: '', ...(idArgument !== undefined && { idArgument }) };
}

/** The type and id of the object. @throws NOT_FOUND where there is none */
async function whoIs(
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
