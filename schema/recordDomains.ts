import { parse, Kind } from 'graphql';
import { SUBGRAPH_NAMES, subgraphSdl, type SubgraphName } from './sdl';

/** The kind of batches with the registrations of organisations. */
export const ORGANIZATION = 'Organization';

/** The subgraph of everything that a batch can be submitted for, by type name. */
export function intakeDomains(): ReadonlyMap<string, SubgraphName> {
  return new Map([[ORGANIZATION, 'subjects'], ...recordDomains()]);
}

let domains: ReadonlyMap<string, SubgraphName> | undefined;

/** The subgraph of each kind of record, by type name. Read from the SDL with the first use. */
export function recordDomains(): ReadonlyMap<string, SubgraphName> {
  return (domains ??= readDomains());
}

function readDomains(): ReadonlyMap<string, SubgraphName> {
  return new Map(
    SUBGRAPH_NAMES.flatMap((name) =>
      parse(subgraphSdl(name), { noLocation: true }).definitions.flatMap((definition) =>
        definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
        definition.directives?.some((directive) => directive.name.value === 'record')
          ? [[definition.name.value, name] as const]
          : [],
      ),
    ),
  );
}
